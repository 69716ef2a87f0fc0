/** The panel behind « Aide »: ties the conversation, the socket and the page's tag to the dialog on the screen. */
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Dialog } from "./dialog.js";
import { chime } from "./sound.js";
import { Storage } from "./storage.js";
// What those import themselves: asked for here too, so that all comes in one go after the click, not level by level.
import "./cardnumbers.js";
import "./composer.js";
import "./ending.js";
import "./focus.js";
import "./footer.js";
import "./header.js";
import "./lines.js";
import "./links.js";
import "./notice.js";
import "./outbox.js";
import "./replies.js";
import "./scroll.js";
import "./summaries.js";
import "./transcript.js";
import "./typing.js";
import "./vendor/socket.io.esm.min.js";
import "./wire.js";

export class Panel {
  #host;
  #storage;
  #conversation;
  #connection;
  #dialog;
  #abort = new AbortController();

  constructor(host) {
    this.#host = host;
    this.#storage = new Storage(host.server);
    // The customer has logged out since: his conversation is not for who is here now.
    if (this.#storage.session?.signedIn && !host.token) this.#storage.forget();
    this.#conversation = new Conversation();
    this.#connection = new Connection({
      server: host.server,
      conversation: this.#conversation,
      storage: this.#storage,
      token: () => host.token,
      askToken: () => host.requestToken(),
    });
    this.#dialog = new Dialog({
      texts: host.texts,
      storage: this.#storage,
      conversation: this.#conversation,
      connection: this.#connection,
      hosts: () => linkHosts(host),
      close: () => host.hide(),
      restart: () => this.#restart(),
      failed: (code, message) => host.tell("aide-error", { code, message }),
    });
    host.shadowRoot.append(this.#dialog.sheet, this.#dialog.element);
    this.#listen(host.texts);
    this.#connection.open();
  }

  /** `focus` is false when the panel comes back by itself on another page: the page's own focus stays. */
  async show({ focus = true } = {}) {
    await this.#dialog.styled;
    if (this.#dialog.isShown) return;
    this.#dialog.show();
    this.#host.panelShown(true);
    this.#storage.wasOpen = true;
    this.#read();
    if (focus) this.#dialog.focus();
    this.#host.tell("aide-open", {});
  }

  hide() {
    if (!this.#dialog.isShown) return;
    this.#dialog.hide();
    this.#storage.wasOpen = false;
    this.#host.panelShown(false);
    this.#host.tell("aide-close", {});
  }

  destroy() {
    this.#abort.abort();
    this.#connection.close();
    this.#dialog.destroy();
  }

  /** Logged in: the open conversation is adopted. Logged out: it must not be seen any more. */
  tokenChanged(was, now) {
    if (!now) {
      this.#storage.forget();
      this.#conversation.clear();
      this.#dialog.clearField();
    }
    // A fresh token of the same customer: it is used when the connection is next made, or now if that had failed.
    if (was && now && this.#connection.state !== "expired") return;
    this.#connection.tokenChanged();
  }

  #listen(texts) {
    const { signal } = this.#abort;
    const on = (target, event, run) => target.addEventListener(event, run, { signal });
    const connection = this.#connection;
    const dialog = this.#dialog;
    on(this.#conversation, "change", ({ detail }) => this.#changed(detail));
    on(connection, "network", ({ detail }) => dialog.network(detail));
    on(connection, "notice", ({ detail }) => dialog.flash(texts[detail]));
    on(connection, "refusal", ({ detail }) => this.#host.tell("aide-error", detail));
    on(connection, "limits", ({ detail }) => dialog.limited(detail));
    on(window, "online", () => connection.retryNow());
    on(window, "offline", () => dialog.network({ state: connection.state }));
    on(window, "storage", ({ key }) => {
      if (this.#storage.isKey(key, "session")) this.#sessionChangedElsewhere();
      // Read in another tab: no longer unread in this one.
      if (this.#storage.isKey(key, "read")) this.#read();
    });
    on(document, "visibilitychange", () => dialog.isShown && this.#read());
    if (window.visualViewport) {
      on(visualViewport, "resize", () => dialog.fitKeyboard());
      on(visualViewport, "scroll", () => dialog.fitKeyboard());
    }
  }

  #changed({ what, detail }) {
    this.#dialog.draw({ what, detail });
    if (what === "line" && detail) this.#arrived(detail);
    this.#read();
  }

  #arrived(line) {
    this.#host.tell("aide-message", { seq: line.seq, author: line.author, text: line.text });
    if (this.#storage.sound && (document.hidden || !this.#dialog.isShown || line.author === "agent")) chime();
  }

  /** What is on the screen is read; the rest is counted on the button. */
  #read() {
    const storage = this.#storage;
    const { isShown } = this.#dialog;
    if (isShown && !document.hidden) storage.lastRead = Math.max(storage.lastRead, this.#conversation.lastSeq);
    this.#host.setUnread(isShown ? 0 : this.#conversation.unreadAfter(storage.lastRead));
  }

  #restart() {
    this.#storage.forget();
    this.#conversation.clear();
    this.#dialog.drawFooter();
    this.#connection.reopen();
    this.#dialog.focus();
  }

  /** Another tab began another conversation, or left this one. */
  #sessionChangedElsewhere() {
    if (this.#storage.session?.token || this.#conversation.ended) return;
    this.#conversation.clear();
    this.#connection.reopen();
  }
}

/** The hosts that a link in a message may go to. */
function linkHosts(host) {
  const more = (host.getAttribute("link-hosts") ?? "").split(/[\s,]+/).filter(Boolean);
  return new Set([new URL(host.server).host, location.host, ...more]);
}
