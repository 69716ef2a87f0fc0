/**
 * The socket: opens the session, sends what waits, in order and under the same id until the server acknowledges it.
 * Emits `network` ({state, sentence code}), and hands what the server says to the conversation. No DOM.
 */
import { io } from "./vendor/socket.io.esm.min.js";

const ACK_MS = 45_000;
const SESSION_MS = 12_000;
const TOKEN_MS = 6_000;
const TYPING_EVERY_MS = 2_500;
const TYPING_LASTS_MS = 6_000;
const BUSY_RETRY_MS = 4_000;
const EXPIRED = new Set(["jeton_expire", "jeton_invalide"]);
/** The server takes it back itself if it is sent again: the connection or the server failed, not the message. */
const SEND_AGAIN = new Set(["trop_de_messages", "session_absente"]);

export class Connection extends EventTarget {
  /** `token()` gives the customer's token or null; `askToken()` promises a fresh one, or null. */
  constructor({ server, conversation, storage, token, askToken, connect = io }) {
    super();
    Object.assign(this, { server, conversation, storage, token, askToken });
    this.connect = connect;
    this.state = "closed";
    this.inFlight = new Set();
    this.lastTyping = 0;
    this.timers = new Set();
    this.everOpen = false;
  }

  open() {
    if (this.socket) return;
    this.#setState("connecting");
    this.conversation.pending = this.storage.outbox.map((line) => ({
      ...line,
      at: new Date(line.at),
      author: "customer",
      replies: [],
      state: "sending",
    }));
    this.socket = this.connect(this.server, {
      auth: (give) => give({ token: this.token() ?? undefined, session: this.storage.session?.token }),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 600,
      reconnectionDelayMax: 12_000,
      timeout: 8_000,
    });
    this.#listen();
  }

  close() {
    this.timers.forEach(clearTimeout);
    this.timers.clear();
    this.socket?.disconnect();
    this.socket = null;
    this.#setState("closed");
  }

  /** Begin anew with the token that holds now. */
  reopen() {
    this.close();
    this.open();
  }

  retryNow() {
    if (this.socket && !this.socket.connected) this.socket.disconnect().connect();
    else this.#requestSession();
  }

  /** Keep and send; the line is shown at once. */
  say(text, { payload } = {}) {
    const line = this.conversation.say({ id: newId(), text, payload });
    this.#keepOutbox();
    this.#send(line);
    return line;
  }

  retry(id) {
    const line = this.conversation.retry(id);
    if (line) this.#send(line);
    this.#keepOutbox();
  }

  discard(id) {
    this.conversation.discard(id);
    this.#keepOutbox();
  }

  typing() {
    const now = Date.now();
    if (this.state !== "open" || this.conversation.status.mode !== "agent" || now - this.lastTyping < TYPING_EVERY_MS) return;
    this.lastTyping = now;
    this.socket.emit("typing", {});
  }

  leaveQueue() {
    return this.#ask("leave_queue", {});
  }

  end() {
    return this.#ask("end", {});
  }

  rate(stars, word) {
    return this.#ask("rate", { stars, word });
  }

  #listen() {
    const { socket, conversation } = this;
    socket.on("connect", () => this.#requestSession());
    socket.on("disconnect", (reason) => {
      this.inFlight.clear();
      if (this.socket !== socket) return;
      this.#setState("lost");
      // The server itself hung up (it is stopping): the client library would not come back by itself.
      if (reason === "io server disconnect") this.#later(() => socket.connect(), 1_000);
    });
    socket.on("connect_error", (error) => this.#refused(error));
    socket.on("session_confirm", (confirmed) => this.#confirmed(confirmed));
    socket.on("session_error", (error) => this.#sessionRefused(error));
    socket.on("bot_uttered", (event) => conversation.receive(event));
    socket.on("user_echo", (event) => conversation.echo(event));
    socket.on("received", (event) => {
      conversation.received(event);
      this.#keepOutbox();
    });
    socket.on("status", (status) => conversation.setStatus(status));
    socket.on("typing", ({ author } = {}) => this.#typed(author));
  }

  async #requestSession() {
    const { socket, conversation } = this;
    const after = conversation.id === null ? 0 : conversation.lastSeq;
    try {
      await socket.timeout(SESSION_MS).emitWithAck("session_request", { after, session: this.storage.session?.token });
    } catch {
      // Connected to a server that does not answer yet (it is starting): ask again.
      if (socket.connected && this.socket === socket) {
        this.#setState("refused");
        this.#later(() => this.#requestSession(), 2_000);
      }
    }
  }

  #confirmed({ session, conversation: id, history, limits }) {
    if (limits) this.dispatchEvent(new CustomEvent("limits", { detail: limits }));
    this.storage.session = { token: session, signedIn: Boolean(this.token()) };
    const isOther = this.conversation.id !== null && this.conversation.id !== id;
    if (isOther) this.storage.lastRead = 0;
    this.conversation.confirm(id, history ?? []);
    const wasLost = this.everOpen && this.state !== "open";
    this.everOpen = true;
    this.#setState("open", wasLost ? "back" : undefined);
    this.#keepOutbox();
    for (const line of this.conversation.pending) if (line.state === "sending") this.#send(line);
  }

  /** Somebody else's session, or one that can't be read: forget it and begin a new conversation. */
  #sessionRefused({ code, message } = {}) {
    if (code === "session_refusee" && this.storage.session) {
      const wasSignedIn = this.storage.session.signedIn;
      this.storage.forget({ keepDraft: true });
      this.conversation.clear();
      if (wasSignedIn && !this.token()) this.#tell("loggedOut");
      this.#requestSession();
      return;
    }
    this.#setState("refused", undefined, message);
    this.#later(() => this.#requestSession(), 15_000);
  }

  async #refused(error) {
    const code = error?.data?.code;
    if (!EXPIRED.has(code)) {
      this.#setState(this.everOpen ? "lost" : "refused");
      return;
    }
    this.socket.disconnect();
    const fresh = await withLimit(this.askToken(), TOKEN_MS);
    if (fresh) this.reopen();
    else this.#setState("expired");
  }

  /** The customer goes on without being known: the known one's conversation stays his. */
  continueAnonymously() {
    this.storage.forget({ keepDraft: true });
    this.conversation.clear();
    this.token = () => null;
    this.reopen();
  }

  async #send(line) {
    if (this.state !== "open" || this.inFlight.has(line.id)) return;
    this.inFlight.add(line.id);
    const { socket } = this;
    const message = { id: line.id, ...(line.payload ? { payload: line.payload } : { message: line.text }) };
    try {
      const answer = await socket.timeout(ACK_MS).emitWithAck("user_uttered", message);
      this.inFlight.delete(line.id);
      if (answer?.status === "error") this.#failed(line, answer);
      else this.conversation.received({ id: line.id, seq: answer?.seq });
    } catch {
      // No acknowledgement: the same id goes again once the session is open.
      this.inFlight.delete(line.id);
      if (socket.connected && this.socket === socket) this.#later(() => this.#send(line), BUSY_RETRY_MS);
    }
    this.#keepOutbox();
  }

  #failed(line, { code, message }) {
    if (SEND_AGAIN.has(code)) {
      this.#later(() => this.#send(line), BUSY_RETRY_MS);
      return;
    }
    // The turn broke after the message was taken: the server has said so in the conversation.
    if (code === "incident" && !this.conversation.pending.includes(line)) return;
    this.conversation.fail(line.id, message);
    this.dispatchEvent(new CustomEvent("refusal", { detail: { code, message } }));
  }

  #typed(author) {
    if (author === "customer") return;
    this.conversation.setTyping(author ?? "bot");
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.conversation.setTyping(null), author === "agent" ? TYPING_LASTS_MS : ACK_MS);
  }

  async #ask(event, data) {
    if (this.state !== "open") return { status: "error", code: "network" };
    try {
      return await this.socket.timeout(SESSION_MS).emitWithAck(event, data);
    } catch {
      return { status: "error", code: "network" };
    }
  }

  #keepOutbox() {
    this.storage.outbox = this.conversation.pending.map(({ id, text, payload, at }) => ({ id, text, payload, at }));
  }

  #later(run, milliseconds) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (this.socket) run();
    }, milliseconds);
    this.timers.add(timer);
  }

  #tell(notice) {
    this.dispatchEvent(new CustomEvent("notice", { detail: notice }));
  }

  #setState(state, notice, message) {
    const changed = this.state !== state;
    this.state = state;
    if (changed || notice || message) {
      this.dispatchEvent(new CustomEvent("network", { detail: { state, notice, message } }));
    }
  }
}

function newId() {
  // randomUUID is missing on pages served without TLS.
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withLimit(promise, milliseconds) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds, null))]).catch(() => null);
}
