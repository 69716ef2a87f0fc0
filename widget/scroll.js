/** Where the customer reads in the log: the part that scrolls, and the button that leads to the last message. */
import { icon, make } from "./dom.js";

const NEAR_END_PX = 80;

export class Scroll {
  constructor(texts, ...children) {
    const scroll = () => this.update();
    const click = () => this.toEnd();
    this.element = make("div", { class: "scroll", id: "aide-scroll", on: { scroll } }, ...children);
    this.down = make(
      "button",
      { id: "aide-down", type: "button", "aria-label": texts.scrollDown, hidden: true, on: { click } },
      icon("down"),
    );
  }

  get isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.update();
  }

  update() {
    this.down.hidden = this.isAtEnd;
  }
}
