/** The replies that are proposed under the log, as buttons. */
import { make } from "./dom.js";

/** So long after the replies were drawn a press is not meant for them: the second click of a double one would be. */
const UNSEEN_MS = 600;

export class Replies {
  #press;
  #leave;
  #timer;

  /** `press(title, payload)`: one was pressed; `leave()`: the one that had the focus is gone. */
  constructor({ press, leave }) {
    this.#press = press;
    this.#leave = leave;
    const label = "Réponses proposées";
    this.element = make("div", { id: "aide-replies", role: "group", "aria-label": label, hidden: true });
  }

  /** `offered`: `[{title, payload, danger}]`. */
  draw(offered) {
    const { element } = this;
    const key = offered.map((reply) => reply.payload).join(" ");
    if (element.dataset.key === key) return;
    const hadFocus = element.contains(element.getRootNode().activeElement);
    element.dataset.key = key;
    element.hidden = offered.length === 0;
    element.replaceChildren(...offered.map((reply) => this.#button(reply)));
    this.hold();
    if (hadFocus) this.#leave();
  }

  /** They have just come under the pointer: nothing is pressed before they can be read. They may be reached. */
  hold() {
    const buttons = [...this.element.children];
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const button of buttons) button.removeAttribute("aria-disabled");
    }, UNSEEN_MS);
  }

  destroy() {
    clearTimeout(this.#timer);
  }

  #button({ title, payload, danger }) {
    const kind = danger ? "reply danger" : "reply";
    const click = ({ currentTarget }) => {
      if (!currentTarget.hasAttribute("aria-disabled")) this.#press(title, payload);
    };
    return make("button", { type: "button", class: kind, part: "reply", on: { click } }, title);
  }
}
