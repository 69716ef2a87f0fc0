// Keeps `[data-live]` as the server has it: an opposition by the assistant shows here without a reload.

const EVERY_MS = 2000;
const shown = new WeakMap();

async function refresh(live) {
  const answer = await fetch(live.dataset.live, { redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") return location.reload(); // logged out: the server shows the login page
  if (!answer.ok) return;
  const text = await answer.text();
  if (text === shown.get(live)) return;
  shown.set(live, text);
  show(live, new DOMParser().parseFromString(text, "text/html").body);
}

function show(live, fresh) {
  if (ids(live) !== ids(fresh)) return live.replaceChildren(...fresh.children);
  const changed = [...fresh.children].filter((item, at) => !item.isEqualNode(live.children[at]));
  for (const item of changed) swap(document.getElementById(item.id), item);
  const words = changed.map((item) => item.dataset.words).filter(Boolean);
  if (words.length) document.querySelector("[data-live-words]").textContent = words.join(" ");
}

function swap(old, item) {
  const hadFocus = old.contains(document.activeElement);
  item.classList.add("changed");
  old.replaceWith(item);
  // The button that had the focus may be gone: its card keeps it.
  if (hadFocus) item.focus({ preventScroll: true });
}

function ids(parent) {
  return [...parent.children].map((child) => child.id).join(" ");
}

const parts = [...document.querySelectorAll("[data-live]")];
// Offline, or the server restarts: the next time will do.
const refreshAll = () => Promise.all(parts.map((live) => refresh(live).catch(() => {})));

async function tick() {
  if (!document.hidden) await refreshAll();
  setTimeout(tick, EVERY_MS);
}

setTimeout(tick, EVERY_MS);
// The assistant has just said something: perhaps that it did something.
document.addEventListener("aide-message", refreshAll);
