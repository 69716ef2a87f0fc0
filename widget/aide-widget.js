/**
 * `<aide-widget>`: the « Aide » button. The conversation itself (panel, socket) is loaded at the first click, or when the
 * page is idle if a conversation is open already, for the count of unread messages. The contract is in README.md.
 */
import { loaded, icon, make, stylesheet } from "./dom.js";
import { FRENCH, fill } from "./texts.js";

const TOKEN_MS = 5_000;

export class AideWidget extends HTMLElement {
  static observedAttributes = ["token", "open", "theme"];

  connectedCallback() {
    if (this.shadowRoot?.childElementCount) return this.#start();
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: false });
    const sheet = stylesheet("button.css");
    this.texts = FRENCH;
    this.badge = make("span", { class: "badge", hidden: true, "aria-hidden": "true" });
    this.label = make("span", { class: "label" }, this.texts.open);
    this.button = make(
      "button",
      {
        id: "aide-button",
        part: "button",
        type: "button",
        "aria-haspopup": "dialog",
        "aria-expanded": "false",
        hidden: true,
        on: { click: () => (this.open ? this.hide() : this.show()) },
      },
      icon("chat"),
      this.label,
      this.badge,
    );
    root.append(sheet, this.button);
    loaded(sheet).then(() => this.button.removeAttribute("hidden"));
    this.#start();
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.panel?.destroy();
    this.panel = null;
    this.loading = null;
  }

  attributeChangedCallback(name, was, now) {
    if (was === now || !this.isConnected) return;
    if (name === "token") this.#tokenChanged(was, now);
    if (name === "open" && this.shadowRoot) {
      if (now === null) this.panel?.hide();
      else this.#openPanel();
    }
  }

  /** Where the assistant is; by default the server that gave this very file. */
  get server() {
    return new URL(this.getAttribute("server") || new URL(import.meta.url).origin, location.href).origin;
  }

  get token() {
    return this.getAttribute("token") || null;
  }

  get open() {
    return this.hasAttribute("open");
  }

  show() {
    this.setAttribute("open", "");
  }

  hide() {
    this.removeAttribute("open");
  }

  /** Asks the page for a fresh token; the page's listener calls `event.detail.respond(token or null)`, now or later. */
  requestToken() {
    return new Promise((resolve) => {
      const respond = (token) => {
        if (token) this.setAttribute("token", token);
        resolve(token || null);
      };
      const event = this.tell("aide-token-needed", { respond });
      if (!event.defaultPrevented) setTimeout(resolve, TOKEN_MS, null);
    });
  }

  tell(name, detail) {
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true });
    this.dispatchEvent(event);
    return event;
  }

  setUnread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? "9+" : String(count);
    const name = count ? fill(this.texts.openUnread, { count }) : null;
    if (name) this.button.setAttribute("aria-label", name);
    else this.button.removeAttribute("aria-label");
  }

  /** The panel is there or gone: the button says which, and has the focus again after it. */
  panelShown(shown) {
    this.button.setAttribute("aria-expanded", String(shown));
    this.classList.toggle("aide-opened", shown);
    if (!shown) this.button.focus();
  }

  async #start() {
    this.abort = new AbortController();
    await this.#readTexts();
    if (!this.isConnected) return;
    if (this.open) this.#openPanel();
    else if (this.#kept("sessionStorage", "open") === "true") {
      this.returning = true;
      this.show();
    } else if (this.#kept("localStorage", "session") !== null) idle(() => this.isConnected && this.#load());
  }

  /** A page's own words, from a JSON file: what it leaves out stays French. */
  async #readTexts() {
    const source = this.getAttribute("texts-src");
    if (!source) return;
    try {
      const answer = await fetch(new URL(source, location.href), { signal: this.abort.signal });
      this.texts = { ...FRENCH, ...(await answer.json()) };
      this.label.textContent = this.texts.open;
    } catch (error) {
      if (error.name !== "AbortError") this.tell("aide-error", { code: "textes", message: String(error) });
    }
  }

  #kept(area, name) {
    try {
      return window[area].getItem(`aide:${this.server}:${name}`);
    } catch {
      return null;
    }
  }

  async #load() {
    this.loading ??= import("./panel.js").then(({ Panel }) => new Panel(this));
    try {
      const panel = await this.loading;
      if (!this.isConnected) panel.destroy();
      else this.panel = panel;
      return this.panel;
    } catch (error) {
      this.loading = null;
      throw error;
    }
  }

  async #openPanel() {
    this.button.setAttribute("aria-busy", "true");
    try {
      const panel = await this.#load();
      if (this.open) panel?.show({ focus: !this.returning });
      this.returning = false;
    } catch {
      this.#unavailable();
    } finally {
      this.button.removeAttribute("aria-busy");
    }
  }

  /** The rest of the widget could not be fetched: say it, never spin for ever. */
  #unavailable() {
    this.removeAttribute("open");
    this.note?.remove();
    this.note = make("p", { id: "aide-note", part: "note", role: "alert" }, this.texts.unavailable);
    this.shadowRoot.append(this.note);
    setTimeout(() => this.note?.remove(), 12_000);
    this.tell("aide-error", { code: "chargement", message: this.texts.unavailable });
  }

  #tokenChanged(was, now) {
    if (this.panel) this.panel.tokenChanged(was, now);
    else if (!now) forgetSignedIn(this.server);
  }
}

/** After a logout the next person at this browser must not find the customer's conversation. */
function forgetSignedIn(server) {
  try {
    const key = `aide:${server}:session`;
    if (JSON.parse(localStorage.getItem(key) ?? "null")?.signedIn) localStorage.removeItem(key);
  } catch {
    // No storage: nothing was kept.
  }
}

function idle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 4_000 });
  else setTimeout(run, 1_500);
}

if (!customElements.get("aide-widget")) customElements.define("aide-widget", AideWidget);
