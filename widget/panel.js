/** The panel: what the customer sees once « Aide » is open. It ties the conversation, the socket and the elements. */
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { icon, loaded, make, stylesheet } from "./dom.js";
import { endQuestion, ending } from "./ending.js";
import { Lines, typingWords } from "./lines.js";
import { chime } from "./sound.js";
import { Storage } from "./storage.js";
import { fill } from "./texts.js";
import { download, transcript } from "./transcript.js";

const NEAR_END_PX = 80;
const NOTICE_MS = 5_000;
/** So long after the replies were drawn a press is not meant for them: the second click of a double one would be. */
const UNSEEN_MS = 600;

export class Panel {
  constructor(host) {
    this.host = host;
    this.texts = host.texts;
    this.storage = new Storage(host.server);
    // The customer has logged out since: his conversation is not for who is here now.
    if (this.storage.session?.signedIn && !host.token) this.storage.forget();
    this.conversation = new Conversation();
    this.connection = new Connection({
      server: host.server,
      conversation: this.conversation,
      storage: this.storage,
      token: () => host.token,
      askToken: () => host.requestToken(),
    });
    this.limits = { characters: 4000, keep_days: 30 };
    this.abort = new AbortController();
    this.#build();
    this.#listen();
    this.connection.open();
  }

  get isShown() {
    return !this.element.hidden;
  }

  /** `focus` is false when the panel comes back by itself on another page: the page's own focus stays. */
  async show({ focus = true } = {}) {
    await this.styled;
    if (this.isShown) return;
    this.element.hidden = false;
    this.host.button.setAttribute("aria-expanded", "true");
    this.host.classList.add("aide-opened");
    this.storage.wasOpen = true;
    this.#fitKeyboard();
    this.#read();
    this.#scrollToEnd();
    this.#holdReplies();
    if (focus) this.composer.focus();
    this.host.tell("aide-open", {});
  }

  hide() {
    if (!this.isShown) return;
    this.element.hidden = true;
    this.host.button.setAttribute("aria-expanded", "false");
    this.host.classList.remove("aide-opened");
    this.storage.wasOpen = false;
    this.host.button.focus();
    this.host.tell("aide-close", {});
  }

  destroy() {
    this.abort.abort();
    clearTimeout(this.heldTimer);
    this.connection.close();
    this.sheet.remove();
    this.element.remove();
  }

  /** Logged in: the open conversation is adopted. Logged out: it must not be seen any more. */
  tokenChanged(was, now) {
    if (!now) {
      this.storage.forget();
      this.conversation.clear();
      this.composer.clear();
    }
    if (was && now) {
      // A fresh token of the same customer: it is used when the connection is next made, or now if that had failed.
      if (this.connection.state !== "expired") return;
    }
    this.connection.tokenChanged();
  }

  #build() {
    const { texts } = this;
    this.sheet = stylesheet("widget.css");
    this.styled = loaded(this.sheet);
    this.log = make("div", { id: "aide-log", role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: 0 });
    this.lines = new Lines(this.log, {
      texts,
      hosts: () => this.#hosts(),
      retry: (id) => this.connection.retry(id),
      discard: (id) => this.connection.discard(id),
    });
    this.typing = make("p", { id: "aide-typing", hidden: true }, make("span", { class: "dots", "aria-hidden": "true" }), make("span", { class: "words" }));
    this.replies = make("div", { id: "aide-replies", role: "group", "aria-label": "Réponses proposées", hidden: true });
    this.notice = make("div", { id: "aide-notice", role: "status", hidden: true });
    this.queue = make("div", { id: "aide-queue", role: "status", hidden: true });
    this.down = make(
      "button",
      { id: "aide-down", type: "button", "aria-label": texts.scrollDown, hidden: true, on: { click: () => this.#scrollToEnd() } },
      icon("down"),
    );
    this.footer = make("div", { id: "aide-footer" });
    this.legal = make("p", { id: "aide-legal" });
    this.composer = new Composer({
      texts,
      storage: this.storage,
      limit: () => this.limits.characters,
      send: (text) => this.connection.say(text),
      typing: () => this.connection.typing(),
    });
    this.element = make(
      "section",
      { id: "aide-panel", part: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "aide-title", hidden: true },
      this.#header(),
      this.notice,
      this.queue,
      make("div", { class: "scroll", id: "aide-scroll" }, this.log, this.typing, this.replies),
      this.down,
      this.footer,
      this.legal,
    );
    this.scroll = this.element.querySelector("#aide-scroll");
    this.host.shadowRoot.append(this.sheet, this.element);
    this.#drawFooter();
    this.#drawLegal();
  }

  #header() {
    const { texts } = this;
    this.subtitle = make("p", { id: "aide-subtitle" }, texts.subtitleBot);
    this.soundItem = make("button", { type: "button", id: "aide-sound", on: { click: () => this.#toggleSound() } });
    this.menu = make(
      "div",
      { id: "aide-menu", hidden: true },
      make("button", { type: "button", id: "aide-download", on: { click: () => this.#download() } }, texts.download),
      this.soundItem,
      make("button", { type: "button", id: "aide-end", on: { click: () => this.#askEnd() } }, texts.end),
    );
    this.menuButton = make(
      "button",
      {
        type: "button",
        id: "aide-menu-button",
        "aria-label": texts.menu,
        "aria-expanded": "false",
        "aria-controls": "aide-menu",
        on: { click: () => this.#toggleMenu(this.menu.hidden) },
      },
      icon("menu"),
    );
    this.#drawSound();
    return make(
      "header",
      {},
      make("span", { class: "avatar", "aria-hidden": "true" }, icon("chat")),
      make("div", { class: "names" }, make("h2", { id: "aide-title" }, texts.title), this.subtitle),
      this.menuButton,
      make("button", { type: "button", id: "aide-close", "aria-label": texts.close, on: { click: () => this.host.hide() } }, icon("close")),
      this.menu,
    );
  }

  #listen() {
    const { signal } = this.abort;
    const on = (target, event, run) => target.addEventListener(event, run, { signal });
    on(this.conversation, "change", ({ detail }) => this.#changed(detail));
    on(this.connection, "network", ({ detail }) => this.#network(detail));
    on(this.connection, "notice", ({ detail }) => this.#flash(this.texts[detail]));
    on(this.connection, "refusal", ({ detail }) => this.host.tell("aide-error", detail));
    on(this.connection, "limits", ({ detail }) => this.#limited(detail));
    on(this.element, "keydown", (event) => this.#key(event));
    on(this.scroll, "scroll", () => this.#scrolled());
    on(window, "online", () => this.connection.retryNow());
    on(window, "offline", () => this.#network({ state: this.connection.state }));
    on(window, "storage", ({ key }) => {
      if (this.storage.isKey(key, "session")) this.#sessionChangedElsewhere();
      // Read in another tab: no longer unread in this one.
      if (this.storage.isKey(key, "read")) this.#read();
    });
    on(document, "visibilitychange", () => this.isShown && this.#read());
    if (window.visualViewport) {
      on(visualViewport, "resize", () => this.#fitKeyboard());
      on(visualViewport, "scroll", () => this.#fitKeyboard());
    }
  }

  #changed({ what, detail }) {
    const atEnd = this.#isAtEnd();
    if (what === "cleared") this.lines.clear();
    this.log.setAttribute("aria-busy", String(what === "history"));
    this.lines.draw(this.conversation.all);
    this.log.setAttribute("aria-busy", "false");
    this.#drawReplies();
    this.composer.expect(this.conversation.expects?.kind);
    this.#drawTyping();
    this.#drawStatus(what === "status" ? detail : null);
    if (atEnd || what === "said" || what === "history") this.#scrollToEnd();
    else this.#scrolled();
    if (what === "line" && detail) this.#arrived(detail);
    this.#read();
  }

  #arrived(line) {
    this.host.tell("aide-message", { seq: line.seq, author: line.author, text: line.text });
    if (this.storage.sound && (document.hidden || !this.isShown || line.author === "agent")) chime();
  }

  /** What is on the screen is read; the rest is counted on the button. */
  #read() {
    if (this.isShown && !document.hidden) this.storage.lastRead = Math.max(this.storage.lastRead, this.conversation.lastSeq);
    this.host.setUnread(this.isShown ? 0 : this.conversation.unreadAfter(this.storage.lastRead));
  }

  #drawReplies() {
    const offered = this.conversation.replies;
    const key = offered.map((reply) => reply.payload).join(" ");
    if (this.replies.dataset.key === key) return;
    const hadFocus = this.replies.contains(this.host.shadowRoot.activeElement);
    this.replies.dataset.key = key;
    this.replies.hidden = offered.length === 0;
    this.replies.replaceChildren(
      ...offered.map(({ title, payload, danger }) => {
        const press = ({ currentTarget }) => this.#press(currentTarget, title, payload);
        return make("button", { type: "button", class: danger ? "reply danger" : "reply", part: "reply", on: { click: press } }, title);
      }),
    );
    this.#holdReplies();
    if (hadFocus) this.composer.focus();
  }

  /** They have just come under the pointer: nothing is pressed before they can be read. They may be reached meanwhile. */
  #holdReplies() {
    const buttons = [...this.replies.children];
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    clearTimeout(this.heldTimer);
    this.heldTimer = setTimeout(() => {
      for (const button of buttons) button.removeAttribute("aria-disabled");
    }, UNSEEN_MS);
  }

  #press(button, title, payload) {
    if (button.hasAttribute("aria-disabled")) return;
    this.connection.say(title, { payload });
    this.composer.focus();
  }

  #drawTyping() {
    const words = typingWords(this.conversation.typing, this.conversation.status.name, this.texts);
    this.typing.hidden = words === "";
    this.typing.querySelector(".words").textContent = words;
  }

  #drawStatus(was) {
    const { texts, conversation } = this;
    const { mode, name, position, ended } = conversation.status;
    this.subtitle.textContent = ended
      ? texts.subtitleEnded
      : mode === "waiting"
        ? texts.subtitleWaiting
        : mode === "agent"
          ? fill(texts.subtitleAgent, { name: name || texts.author.agent })
          : texts.subtitleBot;
    this.element.dataset.mode = ended ? "ended" : mode;
    const waits = mode === "waiting" && !ended;
    this.queue.hidden = !waits;
    if (waits) {
      const place = position > 1 ? fill(texts.queue, { position }) : texts.queueFirst;
      if (this.queue.textContent !== place) this.queue.textContent = place;
    }
    this.menu.querySelector("#aide-end").hidden = Boolean(ended);
    if (was && Boolean(was.ended) !== Boolean(ended)) this.#drawFooter();
  }

  /** The field; or, when all is over, the rating and the way to another conversation. */
  #drawFooter() {
    if (!this.conversation.ended) {
      this.footer.replaceChildren(this.composer.element);
      return;
    }
    this.footer.replaceChildren(
      ending(this.texts, {
        rated: this.conversation.rated,
        rate: (stars, word) => this.connection.rate(stars, word),
        restart: () => this.#restart(),
      }),
    );
  }

  #drawLegal() {
    this.legal.textContent = fill(this.texts.legal, { days: this.limits.keep_days });
  }

  #limited(limits) {
    this.limits = { ...this.limits, ...limits };
    this.#drawLegal();
  }

  #network({ state, notice, message }) {
    const { texts } = this;
    this.element.dataset.network = state;
    if (state === "open") {
      if (notice === "back") this.#flash(texts.back);
      else if (this.notice.dataset.kind !== "flash") this.#say("");
      return;
    }
    if (state === "expired") {
      this.#say(texts.expired, texts.expiredAnonymous, () => this.connection.continueAnonymously());
      this.host.tell("aide-error", { code: "jeton_expire", message: texts.expired });
      return;
    }
    if (state === "closed") return;
    const words = message ?? (navigator.onLine === false ? texts.offline : texts[state]);
    this.#say(words, state === "connecting" ? null : texts.retryNow, () => this.connection.retryNow());
    if (state !== "connecting") this.host.tell("aide-error", { code: state, message: words });
  }

  #say(words, action, run) {
    clearTimeout(this.noticeTimer);
    this.notice.dataset.kind = "state";
    this.notice.hidden = !words;
    this.notice.replaceChildren(
      words,
      action ? make("button", { type: "button", class: "link", on: { click: run } }, action) : "",
    );
  }

  #flash(words) {
    this.#say(words);
    this.notice.dataset.kind = "flash";
    this.noticeTimer = setTimeout(() => {
      this.notice.dataset.kind = "state";
      this.#say("");
    }, NOTICE_MS);
  }

  #toggleMenu(open) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button").focus();
  }

  #toggleSound() {
    this.storage.sound = !this.storage.sound;
    this.#drawSound();
    if (this.storage.sound) chime();
  }

  #drawSound() {
    this.soundItem.textContent = this.storage.sound ? this.texts.soundOff : this.texts.soundOn;
  }

  #download() {
    this.#toggleMenu(false);
    this.menuButton.focus();
    download(transcript(this.conversation.all, this.texts), "conversation-aide.txt");
  }

  #askEnd() {
    this.#toggleMenu(false);
    const close = () => {
      this.#drawFooter();
      this.composer.focus();
    };
    const question = endQuestion(this.texts, {
      no: close,
      yes: async () => {
        const answer = await this.connection.end();
        if (answer?.status !== "ok") {
          close();
          this.#flash(answer?.message ?? this.texts.lost);
        }
      },
    });
    this.footer.replaceChildren(question.element);
    question.focus();
  }

  #restart() {
    this.storage.forget();
    this.conversation.clear();
    this.#drawFooter();
    this.connection.reopen();
    this.composer.focus();
  }

  /** Another tab began another conversation, or left this one. */
  #sessionChangedElsewhere() {
    if (this.storage.session?.token || this.conversation.ended) return;
    this.conversation.clear();
    this.connection.reopen();
  }

  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (!this.menu.hidden) {
        this.#toggleMenu(false);
        this.menuButton.focus();
      } else this.host.hide();
    }
    if (event.key === "Tab") this.#keepFocus(event);
  }

  #keepFocus(event) {
    const reachable = [...this.element.querySelectorAll("a[href], button, input, textarea, [tabindex='0']")].filter(
      (one) => !one.disabled && one.checkVisibility?.() !== false && one.offsetParent !== null,
    );
    const now = this.host.shadowRoot.activeElement;
    const [first, last] = [reachable[0], reachable.at(-1)];
    if (event.shiftKey && now === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && now === last) {
      event.preventDefault();
      first.focus();
    }
  }

  #isAtEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR_END_PX;
  }

  #scrollToEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.#scrolled();
  }

  #scrolled() {
    this.down.hidden = this.#isAtEnd();
  }

  /** On a phone the keyboard covers the page's bottom: the panel takes what is left. */
  #fitKeyboard() {
    const view = window.visualViewport;
    if (!view || !this.isShown) return;
    this.element.style.setProperty("--view-height", `${view.height}px`);
    this.element.style.setProperty("--view-top", `${view.offsetTop}px`);
  }

  #hosts() {
    const more = (this.host.getAttribute("link-hosts") ?? "").split(/[\s,]+/).filter(Boolean);
    return new Set([new URL(this.host.server).host, location.host, ...more]);
  }
}
