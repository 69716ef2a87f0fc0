/** The desk's keyboard, theme and small comforts; every page works without it. */
const wide = (name) => document.querySelector(name);
let waitsForPlace = false;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Enter" && event.target.matches?.("textarea[data-enter]") && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (waitsForPlace) {
    waitsForPlace = false;
    wide(`nav [data-key="g ${event.key}"]`)?.click();
  } else if (event.key === "g") waitsForPlace = true;
  else if (event.key === "?") wide("#shortcuts")?.showModal();
  else if (event.key === "/") {
    event.preventDefault();
    wide("[data-search]")?.focus();
  } else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

/** The next row of a list, or the next conversation. */
function step(by) {
  const rows = [...document.querySelectorAll("[data-list] a[data-open]")];
  if (rows.length) {
    const now = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, now + by))].focus();
  } else wide(by > 0 ? "[data-next]" : "[data-previous]")?.click();
}

const keys = wide("#keys");
if (keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => wide("#shortcuts").showModal());
}

/** Light and dark follow the system until the agent chooses. */
const theme = wide("#theme");
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
if (theme) {
  const isDark = () =>
    (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => (theme.textContent = isDark() ? "Thème clair" : "Thème sombre");
  theme.hidden = false;
  name();
  theme.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    localStorage.setItem("theme", next);
    name();
  });
}

/** Canned replies go into the field, where they can still be changed. */
document.addEventListener("click", (event) => {
  const canned = event.target.closest?.("[data-insert]");
  if (!canned) return;
  const field = wide(canned.dataset.into);
  field.value = field.value ? `${field.value.trimEnd()}\n${canned.dataset.insert}` : canned.dataset.insert;
  field.focus();
});

/** The end of a live chat stays in sight, unless the agent has gone up to read. */
for (const log of document.querySelectorAll("[data-follow]")) {
  let atEnd = true;
  const down = () => (log.scrollTop = log.scrollHeight);
  down();
  log.addEventListener("scroll", () => (atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60));
  new MutationObserver(() => atEnd && down()).observe(log, { childList: true, subtree: true });
}

/** The customer sees that somebody writes; said at most every three seconds. */
let lastTyping = 0;
document.addEventListener("input", (event) => {
  const path = event.target.dataset?.typing;
  if (!path || Date.now() - lastTyping < 3000) return;
  lastTyping = Date.now();
  const token = document.querySelector('meta[name="form-token"]').content;
  fetch(path, { method: "POST", headers: { "X-Form-Token": token } }).catch(() => {});
});
