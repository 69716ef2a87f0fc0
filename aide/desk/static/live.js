/**
 * What moves in the live chats is pushed by the desk: each part of a page names what it follows (`data-moves`) and asks
 * for itself again when that moved. One tab listens for all the tabs of the browser, for a browser opens six
 * connections to a server at most. Without the stream, the parts are asked again every few seconds.
 */
const SILENCE = 15000; // milliseconds without a sign of life before the page asks by itself
const EVERY = 3000;
const tabs = new BroadcastChannel("aide-desk");
let heard = Date.now();

function show(name) {
  heard = Date.now();
  for (const part of document.querySelectorAll("[data-moves]"))
    if (name === "*" || part.dataset.moves === name) htmx.trigger(part, "moved");
}

function tell(name) {
  show(name);
  tabs.postMessage(name);
}

/** Holds the stream until it ends for good: the session is over, or the desk refused it. */
function listen() {
  return new Promise((end) => {
    const source = new EventSource("/direct/flux");
    source.addEventListener("open", () => tell("*")); // what moved while nobody listened
    source.addEventListener("moved", (event) => tell(event.data));
    source.addEventListener("pulse", () => tell(""));
    const over = () => {
      source.close();
      tell("*"); // the next answer sends the page to the login
      setTimeout(end, EVERY);
    };
    source.addEventListener("over", over);
    source.addEventListener("error", () => source.readyState === EventSource.CLOSED && over());
    addEventListener("pagehide", () => source.close());
  });
}

async function follow() {
  for (;;) await (navigator.locks ? navigator.locks.request("aide-desk-stream", listen) : listen());
}

if (document.querySelector("[data-moves]")) {
  tabs.addEventListener("message", (event) => show(event.data));
  setInterval(() => {
    const alone = Date.now() - heard > SILENCE;
    const note = document.querySelector("#slow");
    if (note) note.hidden = !alone;
    if (alone) for (const part of document.querySelectorAll("main [data-moves]")) htmx.trigger(part, "moved");
  }, EVERY);
  follow();
}
