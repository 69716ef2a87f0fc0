/** Who is writing: the customer's keys, told to the agent, and theirs, which last only a while. */
import { ACK_MS } from "./outbox.js";

const EVERY_MS = 2_500;
const AGENT_LASTS_MS = 6_000;

export class Typing {
  #conversation;
  #emit;
  #told = 0;
  #timer;

  /** `emit()` tells the server that the customer is writing. */
  constructor({ conversation, emit }) {
    this.#conversation = conversation;
    this.#emit = emit;
  }

  /** A key was pressed. */
  pressed() {
    const now = Date.now();
    if (this.#conversation.status.mode !== "agent" || now - this.#told < EVERY_MS) return;
    this.#told = now;
    this.#emit();
  }

  /** The event `typing` of the server. */
  heard(author) {
    if (author === "customer") return;
    this.#conversation.setTyping(author ?? "bot");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#conversation.setTyping(null), author === "agent" ? AGENT_LASTS_MS : ACK_MS);
  }
}
