/**
 * The one stream of server-sent events of all an agent's tabs: a browser opens six connections to a host at most.
 *
 * A shared worker. A tab says `{chat, lock}` (the handoff it shows, or null), and `{left: true}` when it goes; it is told
 * `{state: "up" | "down" | "over"}`, `{changed: topic}` and `{counts: {…}}`. After "up" a tab asks for what it shows.
 */
const RETRY_MS = 5000;
const tabs = new Map();
const untold = new Set();
let source = null;
let address = "";
let counts = null;
let state = "down";
let later;

self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data.left) return drop(port);
    tabs.set(port, data.chat);
    // The lock is free when the tab is gone, however it went.
    if (data.lock) navigator.locks?.request(data.lock, () => drop(port));
    if (counts) port.postMessage({ counts });
    if (state === "over") address = "";
    if (follow() || state === "down") untold.add(port);
    else port.postMessage({ state });
  };
};

function drop(port) {
  untold.delete(port);
  if (!tabs.delete(port)) return;
  // The next page of the same tab often shows the same.
  setTimeout(follow, 200);
}

function follow() {
  const chats = [...new Set(tabs.values())].filter(Boolean).sort();
  const wanted = tabs.size ? `/flux?${new URLSearchParams(chats.map((chat) => ["fil", chat]))}` : "";
  if (wanted === address) return source?.readyState === EventSource.CONNECTING;
  open(wanted);
  return true;
}

/** The former stream is left when the new one is there: nothing is missed in between. */
function open(wanted) {
  clearTimeout(later);
  address = wanted;
  const former = source;
  if (!wanted) {
    former?.close();
    source = null;
    return;
  }
  const next = (source = new EventSource(wanted));
  const isCurrent = () => source === next;
  next.onopen = () => {
    former?.close();
    if (!isCurrent()) return;
    if (state !== "up") say("up");
    else for (const port of untold) port.postMessage({ state });
    untold.clear();
  };
  next.onerror = () => {
    former?.close();
    if (!isCurrent()) return next.close();
    say("down");
    if (next.readyState === EventSource.CLOSED) later = setTimeout(() => open(address), RETRY_MS);
  };
  next.addEventListener("change", ({ data }) => tell({ changed: data }));
  next.addEventListener("counts", ({ data }) => tell({ counts: (counts = JSON.parse(data)) }));
  next.addEventListener("fin", () => {
    next.close();
    if (isCurrent()) say("over");
  });
}

function say(now) {
  state = now;
  tell({ state });
}

function tell(what) {
  for (const port of tabs.keys()) port.postMessage(what);
}
