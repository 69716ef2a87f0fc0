/** What is on the screen: the dialog, put together from its parts, and each part drawn as the conversation changes. */
import { loaded, make, stylesheet } from "./dom.js";
import { keepFocus } from "./focus.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";
import { Lines, TypingLine } from "./lines.js";
import { Notice, QueuePlace } from "./notice.js";
import { Replies } from "./replies.js";
import { Scroll } from "./scroll.js";
import { download, transcript } from "./transcript.js";

export class Dialog {
  #conversation;
  #close;
  #header;
  #notice;
  #queue;
  #log;
  #lines;
  #typing;
  #replies;
  #scroll;
  #footer;

  /**
   * `hosts()` are those a link may go to; `close()` and `restart()` are what two buttons do; `failed(code, message)`
   * hears of what the customer is told.
   */
  constructor({ texts, storage, conversation, connection, hosts, close, restart, failed }) {
    this.#conversation = conversation;
    this.#close = close;
    this.sheet = stylesheet("widget.css");
    this.styled = loaded(this.sheet);
    this.#header = new Header({
      texts,
      storage,
      close,
      download: () => download(transcript(conversation.all, texts), "conversation-aide.txt"),
      end: () => this.#footer.askEnd(),
    });
    this.#notice = new Notice({
      texts,
      failed,
      retry: () => connection.retryNow(),
      anonymous: () => connection.continueAnonymously(),
    });
    this.#queue = new QueuePlace(texts);
    this.#buildLog(texts, connection, hosts);
    this.#footer = new Footer({
      texts,
      storage,
      conversation,
      restart,
      send: (text) => connection.say(text),
      typing: () => connection.typing(),
      end: () => connection.end(),
      rate: (stars, word) => connection.rate(stars, word),
      refused: (words) => this.flash(words),
    });
    this.element = make(
      "section",
      {
        id: "aide-panel",
        part: "panel",
        role: "dialog",
        "aria-modal": "true",
        "aria-labelledby": "aide-title",
        hidden: true,
        on: { keydown: (event) => this.#key(event) },
      },
      this.#header.element,
      this.#notice.element,
      this.#queue.element,
      this.#scroll.element,
      this.#scroll.down,
      this.#footer.element,
      this.#footer.legal,
    );
  }

  get isShown() {
    return !this.element.hidden;
  }

  show() {
    this.element.hidden = false;
    this.fitKeyboard();
    this.#scroll.toEnd();
    this.#replies.hold();
  }

  hide() {
    this.element.hidden = true;
  }

  destroy() {
    this.#replies.destroy();
    this.sheet.remove();
    this.element.remove();
  }

  /** A `change` of the conversation: what is new is scrolled to, unless older lines are being read. */
  draw({ what, detail }) {
    const { all, replies, expects, typing, status } = this.#conversation;
    const { isAtEnd } = this.#scroll;
    if (what === "cleared") this.#lines.clear();
    this.#log.setAttribute("aria-busy", String(what === "history"));
    this.#lines.draw(all);
    this.#log.setAttribute("aria-busy", "false");
    this.#replies.draw(replies);
    this.#footer.expect(expects?.kind);
    this.#typing.draw(typing, status.name);
    this.#header.draw(status);
    this.#queue.draw(status);
    this.element.dataset.mode = status.ended ? "ended" : status.mode;
    if (what === "status" && Boolean(detail.ended) !== Boolean(status.ended)) this.drawFooter();
    if (isAtEnd || what === "said" || what === "history") this.#scroll.toEnd();
    else this.#scroll.update();
  }

  drawFooter() {
    this.#footer.draw();
  }

  /** The field has the focus. */
  focus() {
    this.#footer.focus();
  }

  clearField() {
    this.#footer.clear();
  }

  limited(limits) {
    this.#footer.limited(limits);
  }

  /** A `network` event of the connection. */
  network(change) {
    this.element.dataset.network = change.state;
    this.#notice.network(change);
  }

  flash(words) {
    this.#notice.flash(words);
  }

  /** On a phone the keyboard covers the page's bottom: the panel takes what is left. */
  fitKeyboard() {
    const view = window.visualViewport;
    if (!view || !this.isShown) return;
    this.element.style.setProperty("--view-height", `${view.height}px`);
    this.element.style.setProperty("--view-top", `${view.offsetTop}px`);
  }

  #buildLog(texts, connection, hosts) {
    const spoken = { role: "log", "aria-live": "polite", "aria-label": texts.log };
    this.#log = make("div", { id: "aide-log", ...spoken, tabindex: 0 });
    this.#lines = new Lines(this.#log, {
      texts,
      hosts,
      retry: (id) => connection.retry(id),
      discard: (id) => connection.discard(id),
    });
    this.#typing = new TypingLine(texts);
    this.#replies = new Replies({
      press: (title, payload) => {
        connection.say(title, { payload });
        this.focus();
      },
      leave: () => this.focus(),
    });
    this.#scroll = new Scroll(texts, this.#log, this.#typing.element, this.#replies.element);
  }

  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.#header.menuIsOpen) this.#header.closeMenu();
      else this.#close();
    }
    if (event.key === "Tab") keepFocus(event, this.element);
  }
}
