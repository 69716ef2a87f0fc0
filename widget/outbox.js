/**
 * The customer's messages on their way: sent in order, and again under the same id, until the server acknowledges them.
 * What waits survives a reload of the page.
 */
import { GONE, SILENT } from "./wire.js";

/** So long is an answer waited for. */
export const ACK_MS = 45_000;
const BUSY_RETRY_MS = 4_000;
/** The server takes it back itself if it is sent again: the connection or the server failed, not the message. */
const BUSY = "base_occupee";
const SEND_AGAIN = new Set(["trop_de_messages", "session_absente", BUSY]);

export class Outbox {
  #conversation;
  #storage;
  #wire;
  #isOpen;
  #refused;
  #inFlight = new Set();

  /**
   * `isOpen()`: whether there is a session on the `wire`; `refused({code, message})` hears of a message that the server
   * does not want.
   */
  constructor({ conversation, storage, wire, isOpen, refused }) {
    this.#conversation = conversation;
    this.#storage = storage;
    this.#wire = wire;
    this.#isOpen = isOpen;
    this.#refused = refused;
  }

  /** What this tab had not sent when it left the page before this one. */
  restore() {
    this.#conversation.restore(this.#storage.outbox);
  }

  /** Keep and send; the line is shown at once. */
  say(text, { payload } = {}) {
    const line = this.#conversation.say({ id: newId(), text, payload });
    this.#keep();
    this.#send(line);
    return line;
  }

  retry(id) {
    const line = this.#conversation.retry(id);
    if (line) this.#send(line);
    this.#keep();
  }

  discard(id) {
    this.#conversation.discard(id);
    this.#keep();
  }

  /** The server has it: the event `received`. */
  received(event) {
    this.#conversation.received(event);
    this.#keep();
  }

  /** The session is open: what waits goes. */
  resume() {
    this.#keep();
    for (const line of this.#conversation.pending) if (line.state === "sending") this.#send(line);
  }

  /** The connection is lost, and the acknowledgements with it. */
  lost() {
    this.#inFlight.clear();
  }

  async #send(line) {
    if (!this.#isOpen() || this.#inFlight.has(line.id)) return;
    this.#inFlight.add(line.id);
    const said = line.payload ? { payload: line.payload } : { message: line.text };
    const message = { id: line.id, seen: line.seen, ...said };
    const answer = await this.#wire.ask("user_uttered", message, ACK_MS);
    this.#inFlight.delete(line.id);
    // Not acknowledged: the same id goes again, at the latest once the session is open.
    if (answer === SILENT) this.#sendLater(line);
    else if (answer?.status === "error") this.#failed(line, answer);
    else if (answer !== GONE) this.#conversation.received({ id: line.id, seq: answer?.seq });
    this.#keep();
  }

  #sendLater(line) {
    this.#wire.later(() => this.#send(line), BUSY_RETRY_MS);
  }

  #failed(line, { code, message }) {
    if (SEND_AGAIN.has(code)) {
      if (code === BUSY) this.#refused({ code, message });
      this.#sendLater(line);
      return;
    }
    // The turn broke after the message was taken: the server has said so in the conversation.
    if (code === "incident" && !this.#conversation.pending.includes(line)) return;
    this.#conversation.fail(line.id, message);
    this.#refused({ code, message });
  }

  #keep() {
    this.#storage.outbox = this.#conversation.pending.map(({ id, text, payload, at, seen }) => ({ id, text, payload, at, seen }));
  }
}

function newId() {
  // randomUUID is missing on pages served without TLS.
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
