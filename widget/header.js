/** The panel's head: who answers, the options, the way out. */
import { icon, make } from "./dom.js";
import { chime } from "./sound.js";
import { fill } from "./texts.js";

export class Header {
  #texts;
  #storage;
  #subtitle;
  #sound;
  #end;
  #menu;
  #menuButton;

  /** `download`, `end` and `close` are what its buttons do; `storage` keeps whether there is a sound. */
  constructor({ texts, storage, download, end, close }) {
    const item = (id, click, words) => make("button", { type: "button", id, on: { click } }, words);
    this.#texts = texts;
    this.#storage = storage;
    this.#subtitle = make("p", { id: "aide-subtitle" }, texts.subtitleBot);
    this.#sound = item("aide-sound", () => this.#toggleSound());
    this.#end = item("aide-end", () => this.#askEnd(end), texts.end);
    this.#menu = make(
      "div",
      { id: "aide-menu", hidden: true },
      item("aide-download", () => this.#download(download), texts.download),
      this.#sound,
      this.#end,
    );
    this.#menuButton = make(
      "button",
      {
        type: "button",
        id: "aide-menu-button",
        "aria-label": texts.menu,
        "aria-expanded": "false",
        "aria-controls": "aide-menu",
        on: { click: () => this.#toggleMenu(!this.menuIsOpen) },
      },
      icon("menu"),
    );
    this.#drawSound();
    this.element = make(
      "header",
      {},
      make("span", { class: "avatar", "aria-hidden": "true" }, icon("chat")),
      make("div", { class: "names" }, make("h2", { id: "aide-title" }, texts.title), this.#subtitle),
      this.#menuButton,
      make(
        "button",
        { type: "button", id: "aide-close", "aria-label": texts.close, on: { click: () => close() } },
        icon("close"),
      ),
      this.#menu,
    );
  }

  get menuIsOpen() {
    return !this.#menu.hidden;
  }

  closeMenu() {
    this.#toggleMenu(false);
    this.#menuButton.focus();
  }

  /** Who answers, by the conversation's status; what is over can't be ended. */
  draw(status) {
    this.#subtitle.textContent = subtitle(status, this.#texts);
    this.#end.hidden = Boolean(status.ended);
  }

  /** What asks takes the focus. */
  #askEnd(end) {
    this.#toggleMenu(false);
    end();
  }

  #download(download) {
    this.closeMenu();
    download();
  }

  #toggleMenu(open) {
    this.#menu.hidden = !open;
    this.#menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.#menu.querySelector("button").focus();
  }

  #toggleSound() {
    this.#storage.sound = !this.#storage.sound;
    this.#drawSound();
    if (this.#storage.sound) chime();
  }

  #drawSound() {
    this.#sound.textContent = this.#storage.sound ? this.#texts.soundOff : this.#texts.soundOn;
  }
}

function subtitle({ mode, name, ended }, texts) {
  if (ended) return texts.subtitleEnded;
  if (mode === "waiting") return texts.subtitleWaiting;
  if (mode === "agent") return fill(texts.subtitleAgent, { name: name || texts.author.agent });
  return texts.subtitleBot;
}
