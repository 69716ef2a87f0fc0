/** The field and its two checks before sending: not too long, no whole card number. The draft survives a reload. */
import { hasCardNumber, maskCardNumbers } from "./cardnumbers.js";
import { icon, make } from "./dom.js";
import { fill } from "./texts.js";

const SOON = 200;
const TALLEST_PX = 132;

/** What the server counts: characters once each is spelt out, so that « ﷺ » is 18 of them. */
const spelledOut = (text) => [...text.normalize("NFKC")].length;

export class Composer {
  constructor({ texts, storage, limit, send, typing }) {
    Object.assign(this, { texts, storage, limit, send, typing });
    this.field = make("textarea", {
      id: "aide-field",
      part: "field",
      rows: 1,
      "aria-label": texts.field,
      "aria-describedby": "aide-count",
      placeholder: texts.placeholder,
      enterkeyhint: "send",
      autocomplete: "off",
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event) },
    });
    this.button = make("button", { id: "aide-send", part: "send", type: "submit", "aria-label": texts.send }, icon("send"));
    this.count = make("p", { id: "aide-count", role: "status", hidden: true });
    this.warning = make("div", { id: "aide-warning", role: "alert", hidden: true });
    this.element = make(
      "form",
      { class: "composer", on: { submit: (event) => this.#submit(event) } },
      this.warning,
      this.count,
      make("div", { class: "row" }, this.field, this.button),
    );
    this.field.value = storage.draft;
    this.#counted();
  }

  focus() {
    this.field.focus();
  }

  /** The keyboard for what is asked. Never one without letters: any question may be asked instead of an answer. */
  expect(kind) {
    this.field.inputMode = kind === "email" ? "email" : "text";
  }

  clear() {
    this.field.value = "";
    this.storage.draft = "";
    this.warning.hidden = true;
    this.#resize();
    this.#counted();
  }

  #typed() {
    this.storage.draft = this.field.value;
    this.#resize();
    this.#counted();
    this.#warn(hasCardNumber(this.field.value));
    if (this.field.value.trim()) this.typing();
  }

  /** Enter sends, with Shift it goes to the line; never while an input method composes a word. */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text || spelledOut(text) > this.limit()) {
      this.focus();
      return;
    }
    if (hasCardNumber(text)) {
      this.#warn(true);
      this.warning.querySelector("button").focus();
      return;
    }
    this.clear();
    this.send(text);
    this.focus();
  }

  #warn(needed) {
    if (this.warning.hidden !== needed) return;
    this.warning.hidden = !needed;
    if (!needed) return;
    const { texts } = this;
    const button = (name, run) => make("button", { type: "button", class: "link", on: { click: run } }, texts[name]);
    this.warning.replaceChildren(
      make("span", {}, `${texts.cardNumber} `),
      button("cardMask", () => {
        const masked = maskCardNumbers(this.field.value.trim());
        this.clear();
        this.send(masked);
        this.focus();
      }),
      " ",
      button("cardEdit", () => this.focus()),
    );
  }

  #counted() {
    const left = this.limit() - spelledOut(this.field.value.trim());
    this.count.hidden = left > SOON;
    this.count.classList.toggle("over", left < 0);
    this.button.disabled = left < 0;
    this.field.setAttribute("aria-invalid", String(left < 0));
    if (this.count.hidden) return;
    const [words, values] =
      left < 0
        ? [this.texts.tooLong, { count: this.limit() - left, limit: this.limit() }]
        : [this.texts.remaining, { count: left }];
    this.count.textContent = fill(words, values);
  }

  #resize() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST_PX)}px`;
  }
}
