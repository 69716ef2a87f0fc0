/**
 * The conversation as this tab knows it: what the server numbered, and what is still on its way. No DOM, no network.
 *
 * A line: `{seq, id?, author: "customer"|"bot"|"agent"|"system", name?, text, at: Date, replies: [{title, payload, danger}],
 * card?, expects?}`.
 * A pending one has no `seq` and a `state`: "sending" or "failed" (with `error`, a sentence); `seen` is the last number that
 * was shown when it was written, so that a yes answers the question that its author had read.
 */
export class Conversation extends EventTarget {
  constructor() {
    super();
    this.clear();
  }

  clear() {
    this.id = null;
    this.lines = new Map();
    this.pending = [];
    this.status = { mode: "bot" };
    this.typing = null;
    this.rated = false;
    this.#changed("cleared");
  }

  get lastSeq() {
    return Math.max(0, ...this.lines.keys());
  }

  get ended() {
    return this.status.ended === true;
  }

  /** In order: what is numbered, then what is on its way. */
  get all() {
    const known = [...this.lines.values()].sort((a, b) => a.seq - b.seq);
    const ids = new Set(known.map((line) => line.id).filter(Boolean));
    return [...known, ...this.pending.filter((line) => !ids.has(line.id))];
  }

  /** The answer to `session_request`: another conversation replaces this one, the same one is completed. */
  confirm(id, history) {
    if (this.id !== null && this.id !== id) this.clear();
    this.id = id;
    for (const event of history) this.#keep(fromEvent(event));
    this.#changed("history");
  }

  /** A line of the bot, an agent or the system; false when it was known. */
  receive(event) {
    const line = fromEvent(event);
    if (this.lines.has(line.seq)) return false;
    this.typing = null;
    this.#keep(line);
    this.#changed("line", line);
    return true;
  }

  /** The customer's own line, written in another tab. */
  echo({ seq, id, text, at }) {
    this.#keep({ seq, id, author: "customer", text, at: toDate(at), replies: [] });
    this.#changed("line");
  }

  /** A message that leaves this tab now, shown at once. */
  say({ id, text, payload, at = new Date() }) {
    const line = { id, text, payload, at, seen: this.lastSeq, author: "customer", replies: [], state: "sending" };
    this.pending.push(line);
    this.#changed("said", line);
    return line;
  }

  /** What this tab had not sent when it left the page before: `[{id, text, payload?, at, seen}]`. Drawn with the history. */
  restore(outbox) {
    this.pending = outbox.map((line) => ({
      ...line,
      at: new Date(line.at),
      author: "customer",
      replies: [],
      state: "sending",
    }));
  }

  /** The journal has it, under `seq`, as it was kept: a card number is masked, the time is the server's. */
  received({ id, seq, text, at }) {
    const line = this.pending.find((one) => one.id === id);
    if (!line) return;
    this.pending = this.pending.filter((one) => one !== line);
    this.#keep({ seq, id, author: "customer", text: text ?? line.text, at: at ? toDate(at) : line.at, replies: [] });
    this.#changed("received");
  }

  /** It was refused, with a sentence; it can be tried again under the same id. */
  fail(id, error) {
    const line = this.pending.find((one) => one.id === id);
    if (!line) return;
    line.state = "failed";
    line.error = error;
    this.#changed("failed", line);
  }

  retry(id) {
    const line = this.pending.find((one) => one.id === id);
    if (!line) return null;
    line.state = "sending";
    delete line.error;
    this.#changed("said", line);
    return line;
  }

  discard(id) {
    this.pending = this.pending.filter((one) => one.id !== id);
    this.#changed("discarded");
  }

  setStatus(status) {
    const was = this.status;
    this.status = status;
    if (was.mode !== status.mode) this.typing = null;
    this.#changed("status", was);
  }

  setTyping(author) {
    this.typing = author;
    this.#changed("typing");
  }

  /** The customer has said what he thinks of it: he is asked once. */
  setRated() {
    this.rated = true;
  }

  /** The buttons that may be pressed now: those of the last question, until it is answered; while he waits for an agent, or talks
   * with one, a customer keeps his. */
  get replies() {
    if (this.ended) return [];
    const all = this.all;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const line = all[index];
      if (line.replies.length) return line.replies;
      if (line.author === "customer" && line.state !== "failed" && this.status.mode === "bot") return [];
    }
    return [];
  }

  /** What the bot's last bubble asks (`{field, kind}`), until it is answered. */
  get expects() {
    const last = this.all.at(-1);
    return this.status.mode === "bot" && last?.author === "bot" ? last.expects ?? null : null;
  }

  unreadAfter(seq) {
    return [...this.lines.values()].filter((line) => line.seq > seq && line.author !== "customer").length;
  }

  #keep(line) {
    this.lines.set(line.seq, line);
    if (line.id) this.pending = this.pending.filter((one) => one.id !== line.id);
  }

  #changed(what, detail) {
    this.dispatchEvent(new CustomEvent("change", { detail: { what, detail } }));
  }
}

/** A line from `bot_uttered` or from the history. */
export function fromEvent(event) {
  const { seq, author, name, at, id, card, expects, danger } = event.metadata ?? {};
  // The first answer to a question on what cannot be undone is the safe one.
  const replies = (event.quick_replies ?? []).map(({ title, payload }, place) => ({ title, payload, danger: danger === true && place > 0 }));
  return { seq, id, author, name, text: event.text ?? "", at: toDate(at), replies, card, expects };
}

function toDate(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date() : date;
}
