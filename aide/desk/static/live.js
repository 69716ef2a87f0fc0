/** What moves on a page is asked for when the stream says that it changed; slowly when there is no stream. */
const SLOW_MS = 5000;
const PATIENCE_MS = 3000;
const token = document.querySelector('meta[name="form-token"]').content;
const parts = () => document.querySelectorAll("[data-live]");
const shown = (id, is) => (document.getElementById(id).hidden = !is);
let state = "";
let impatient;

const port = await connect();
port.onmessage = ({ data }) => {
  if (data.counts) for (const [name, count] of Object.entries(data.counts)) showCount(name, count);
  if (data.changed) for (const part of parts()) if (part.dataset.live === data.changed) ask(part);
  if (data.state) become(data.state);
};
addEventListener("pageshow", (event) => event.persisted && hello());
addEventListener("pagehide", () => port.postMessage({ left: true }));
hello();
become("down");
setInterval(() => state === "down" && parts().forEach(ask), SLOW_MS);
setInterval(tick, 1000);
// What is being written stays on the page: the agent logs in again when he wants to.
document.addEventListener("htmx:before:request", (event) => {
  if (state === "over" && event.target.dataset?.live) event.preventDefault();
});

/** A worker for each session: whoever logs in next in this browser has another. Some tablets have no shared worker. */
async function connect() {
  const name = `aide-${token.slice(0, 16)}`;
  if ("SharedWorker" in globalThis) return new SharedWorker("/static/stream.js", { name }).port;
  await import("/static/stream.js");
  const { port1, port2 } = new MessageChannel();
  self.onconnect({ ports: [port2] });
  return port1;
}

async function hello() {
  const chat = [...parts()].map((part) => part.dataset.live).find((topic) => topic.startsWith("fil/"));
  const lock = `aide-${crypto.getRandomValues(new Uint32Array(4)).join("")}`;
  const held = new Promise((resolve) => {
    if (!navigator.locks) return resolve(false);
    navigator.locks.request(lock, () => (resolve(true), new Promise(() => {})));
  });
  const isHeld = await held;
  port.postMessage({ chat: chat?.slice(4) ?? null, lock: isHeld ? lock : null });
}

function become(now) {
  // Each try that fails says "down" again.
  if (now === "down" && state === "down") return;
  state = now;
  clearTimeout(impatient);
  if (now === "down") impatient = setTimeout(() => shown("slow", parts().length), PATIENCE_MS);
  else shown("slow", false);
  shown("over", now === "over");
  // What changed while nobody told.
  if (now === "up") parts().forEach(ask);
}

function ask(part) {
  htmx.trigger(part, "changed");
}

function showCount(name, count) {
  const badge = document.querySelector(`[data-count="${name}"]`);
  if (!badge) return;
  badge.firstChild.nodeType === Node.TEXT_NODE ? (badge.firstChild.data = count) : badge.prepend(count);
  badge.hidden = !count;
}

/** Waiting times go on by themselves, from what the server said last. */
const began = new WeakMap();
function tick() {
  for (const cell of document.querySelectorAll("[data-waits]")) {
    if (began.get(cell)?.said !== cell.dataset.waits) began.set(cell, { said: cell.dataset.waits, at: performance.now() });
    cell.textContent = span(Number(cell.dataset.waits) + (performance.now() - began.get(cell).at) / 1000);
  }
}

/** A duration as the server writes it. */
function span(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours} h ${two(minutes)}` : minutes ? `${minutes} min ${two(rest)} s` : `${rest} s`;
}
