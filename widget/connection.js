/**
 * The session with the server: asked for on each connection, with the customer's token; what the server says goes to
 * the conversation. Emits `network` ({state, notice, message}), `notice`, `limits` and `refusal`. No DOM.
 */
import { Outbox } from "./outbox.js";
import { Typing } from "./typing.js";
import { GONE, SILENT, Wire } from "./wire.js";

const SESSION_MS = 12_000;
const TOKEN_MS = 6_000;
const EXPIRED = new Set(["jeton_expire", "jeton_invalide"]);

export class Connection extends EventTarget {
  #server;
  #conversation;
  #storage;
  #token;
  #askToken;
  #outbox;
  #typing;
  #wire = new Wire();
  #state = "closed";
  #anonymous = false;
  #everOpen = false;

  /** `token()` gives the customer's token or null; `askToken()` promises a fresh one, or null. */
  constructor({ server, conversation, storage, token, askToken }) {
    super();
    this.#server = server;
    this.#conversation = conversation;
    this.#storage = storage;
    this.#token = () => (this.#anonymous ? null : token());
    this.#askToken = askToken;
    this.#outbox = new Outbox({
      conversation,
      storage,
      wire: this.#wire,
      isOpen: () => this.#state === "open",
      refused: (detail) => this.#tell("refusal", detail),
    });
    this.#typing = new Typing({ conversation, emit: () => this.#wire.emit("typing", {}) });
  }

  /** `closed`, `connecting`, `open`, `lost`, `refused` or `expired` (the token, and no fresh one was to be had). */
  get state() {
    return this.#state;
  }

  open() {
    if (this.#wire.isOpen) return;
    const conversation = this.#conversation;
    this.#setState("connecting");
    this.#outbox.restore();
    this.#wire.open(this.#server, {
      auth: () => ({ token: this.#token() ?? undefined, session: this.#storage.session?.token }),
      gone: (isCurrent) => {
        this.#outbox.lost();
        if (isCurrent) this.#setState("lost");
      },
      on: {
        connect: () => this.#requestSession(),
        connect_error: (error) => this.#refused(error),
        session_confirm: (confirmed) => this.#confirmed(confirmed),
        session_error: (error) => this.#sessionRefused(error),
        bot_uttered: (event) => conversation.receive(event),
        user_echo: (event) => conversation.echo(event),
        received: (event) => this.#outbox.received(event),
        status: (status) => conversation.setStatus(status),
        typing: ({ author } = {}) => this.#typing.heard(author),
      },
    });
  }

  close() {
    this.#wire.close();
    this.#setState("closed");
  }

  reopen() {
    this.close();
    this.open();
  }

  /** Begin anew with the token that holds now. */
  tokenChanged() {
    this.#anonymous = false;
    this.reopen();
  }

  /** The customer goes on without being known: the known one's conversation stays his. */
  continueAnonymously() {
    this.#storage.forget({ keepDraft: true });
    this.#conversation.clear();
    this.#anonymous = true;
    this.reopen();
  }

  retryNow() {
    if (!this.#wire.reconnect()) this.#requestSession();
  }

  say(text, options) {
    this.#outbox.say(text, options);
  }

  retry(id) {
    this.#outbox.retry(id);
  }

  discard(id) {
    this.#outbox.discard(id);
  }

  typing() {
    if (this.#state === "open") this.#typing.pressed();
  }

  end() {
    return this.#ask("end", {});
  }

  async rate(stars, word) {
    const answer = await this.#ask("rate", { stars, word });
    if (answer?.status === "ok") this.#conversation.setRated();
    return answer;
  }

  async #requestSession() {
    const { id, lastSeq } = this.#conversation;
    const request = { after: id === null ? 0 : lastSeq, session: this.#storage.session?.token };
    const answer = await this.#wire.ask("session_request", request, SESSION_MS);
    // Connected to a server that does not answer yet (it is starting): ask again.
    if (answer !== SILENT) return;
    this.#setState("refused");
    this.#wire.later(() => this.#requestSession(), 2_000);
  }

  #confirmed({ session, conversation: id, history, limits }) {
    if (limits) this.#tell("limits", limits);
    this.#storage.session = { token: session, signedIn: Boolean(this.#token()) };
    const isOther = this.#conversation.id !== null && this.#conversation.id !== id;
    if (isOther) this.#storage.lastRead = 0;
    this.#conversation.confirm(id, history ?? []);
    const wasLost = this.#everOpen && this.#state !== "open";
    this.#everOpen = true;
    this.#setState("open", wasLost ? "back" : undefined);
    this.#outbox.resume();
  }

  /** Somebody else's session, or one that can't be read: forget it and begin a new conversation. */
  #sessionRefused({ code, message } = {}) {
    if (code === "session_refusee" && this.#storage.session) {
      const wasSignedIn = this.#storage.session.signedIn;
      this.#storage.forget({ keepDraft: true });
      this.#conversation.clear();
      if (wasSignedIn && !this.#token()) this.#tell("notice", "loggedOut");
      this.#requestSession();
      return;
    }
    this.#setState("refused", undefined, message);
    this.#wire.later(() => this.#requestSession(), 15_000);
  }

  async #refused(error) {
    const code = error?.data?.code;
    if (!EXPIRED.has(code)) {
      this.#setState(this.#everOpen ? "lost" : "refused");
      return;
    }
    this.#wire.disconnect();
    const fresh = await withLimit(this.#askToken(), TOKEN_MS);
    if (fresh) this.reopen();
    else this.#setState("expired");
  }

  async #ask(event, data) {
    const answer = this.#state === "open" ? await this.#wire.ask(event, data, SESSION_MS) : GONE;
    return answer === SILENT || answer === GONE ? { status: "error", code: "network" } : answer;
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #setState(state, notice, message) {
    const changed = this.#state !== state;
    this.#state = state;
    if (changed || notice || message) this.#tell("network", { state, notice, message });
  }
}

function withLimit(promise, milliseconds) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds, null))]).catch(() => null);
}
