/** The panel's foot: the field; the question before the end; after it the rating. Under it, the legal lines. */
import { Composer } from "./composer.js";
import { make } from "./dom.js";
import { endQuestion, ending } from "./ending.js";
import { fill } from "./texts.js";

export class Footer {
  #texts;
  #conversation;
  #acts;
  #composer;
  #limits = { characters: 4000, keep_days: 30 };

  /**
   * `send(text)` and `typing()` are the field's; `end()` and `rate(stars, word)` promise the server's answer;
   * `restart()` begins anew; `refused(words)` tells why it is not ended.
   */
  constructor({ texts, storage, conversation, send, typing, ...acts }) {
    this.#texts = texts;
    this.#conversation = conversation;
    this.#acts = acts;
    this.#composer = new Composer({ texts, storage, send, typing, limit: () => this.#limits.characters });
    this.element = make("div", { id: "aide-footer" });
    this.legal = make("p", { id: "aide-legal" });
    this.draw();
    this.limited({});
  }

  /** The field; or, when all is over, the rating and the way to another conversation. */
  draw() {
    const { ended, rated } = this.#conversation;
    const { rate, restart } = this.#acts;
    this.element.replaceChildren(ended ? ending(this.#texts, { rated, rate, restart }) : this.#composer.element);
  }

  /** The server's `{characters, keep_days}`, or one of them. */
  limited(limits) {
    this.#limits = { ...this.#limits, ...limits };
    this.legal.textContent = fill(this.#texts.legal, { days: this.#limits.keep_days });
  }

  /** What the last question asks: the keyboard for it. */
  expect(kind) {
    this.#composer.expect(kind);
  }

  focus() {
    this.#composer.focus();
  }

  clear() {
    this.#composer.clear();
  }

  askEnd() {
    const question = endQuestion(this.#texts, { no: () => this.#goOn(), yes: () => this.#end() });
    this.element.replaceChildren(question.element);
    question.focus();
  }

  async #end() {
    const answer = await this.#acts.end();
    if (answer?.status === "ok") return;
    this.#goOn();
    this.#acts.refused(answer?.message ?? this.#texts.lost);
  }

  #goOn() {
    this.draw();
    this.focus();
  }
}
