/** The strips between the header and the log: the network's state or a word in passing, and the place in the queue. */
import { make } from "./dom.js";
import { fill } from "./texts.js";

const FLASH_MS = 5_000;

export class Notice {
  #texts;
  #retry;
  #anonymous;
  #failed;
  #timer;

  /** `retry` and `anonymous` are what its links do; `failed(code, message)` hears of what the customer is told. */
  constructor({ texts, retry, anonymous, failed }) {
    this.#texts = texts;
    this.#retry = retry;
    this.#anonymous = anonymous;
    this.#failed = failed;
    this.element = make("div", { id: "aide-notice", role: "status", hidden: true });
  }

  /** The connection's own `network` event. */
  network({ state, notice, message }) {
    const texts = this.#texts;
    if (state === "open") {
      if (notice === "back") this.flash(texts.back);
      else if (this.element.dataset.kind !== "flash") this.#say("");
      return;
    }
    if (state === "expired") {
      this.#say(texts.expired, texts.expiredAnonymous, this.#anonymous);
      this.#failed("jeton_expire", texts.expired);
      return;
    }
    if (state === "closed") return;
    const words = message ?? (navigator.onLine === false ? texts.offline : texts[state]);
    this.#say(words, state === "connecting" ? null : texts.retryNow, this.#retry);
    if (state !== "connecting") this.#failed(state, words);
  }

  flash(words) {
    this.#say(words);
    this.element.dataset.kind = "flash";
    this.#timer = setTimeout(() => this.#say(""), FLASH_MS);
  }

  #say(words, action, run) {
    clearTimeout(this.#timer);
    this.element.dataset.kind = "state";
    this.element.hidden = !words;
    this.element.replaceChildren(
      words,
      action ? make("button", { type: "button", class: "link", on: { click: run } }, action) : "",
    );
  }
}

export class QueuePlace {
  #texts;

  constructor(texts) {
    this.#texts = texts;
    this.element = make("div", { id: "aide-queue", role: "status", hidden: true });
  }

  /** Written again only when it changes: it is read aloud. */
  draw({ mode, position, ended }) {
    const waits = mode === "waiting" && !ended;
    this.element.hidden = !waits;
    if (!waits) return;
    const place = position > 1 ? fill(this.#texts.queue, { position }) : this.#texts.queueFirst;
    if (this.element.textContent !== place) this.element.textContent = place;
  }
}
