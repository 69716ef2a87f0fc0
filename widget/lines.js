/** The log: one element a line, in the conversation's order, with days between them; under it, who is writing. */
import { make } from "./dom.js";
import { linked } from "./links.js";
import { summary } from "./summaries.js";
import { fill } from "./texts.js";

const GAP_MS = 4 * 60_000;

export class Lines {
  /** `hosts()` are the hosts a link may go to; `retry` and `discard` take a message's id. */
  constructor(log, { texts, hosts, retry, discard }) {
    Object.assign(this, { log, texts, hosts, retry, discard });
    this.shown = new Map();
  }

  clear() {
    this.shown.clear();
    this.log.replaceChildren();
  }

  /** Bring the log to `lines`; what has not changed is not touched, so that nothing is read aloud twice. */
  draw(lines) {
    const wanted = [];
    let before = null;
    for (const line of lines) {
      if (!before || !sameDay(before.at, line.at)) wanted.push(this.#day(line.at));
      wanted.push(this.#line(line, before));
      before = line;
    }
    const keep = new Set(wanted);
    for (const [key, { element }] of this.shown) if (!keep.has(element)) this.#drop(key, element);
    let place = this.log.firstChild;
    for (const element of wanted) {
      if (element === place) place = place.nextSibling;
      else this.log.insertBefore(element, place);
    }
  }

  #drop(key, element) {
    element.remove();
    this.shown.delete(key);
  }

  #day(at) {
    const key = `day:${at.toDateString()}`;
    return this.#once(key, "", () => make("p", { class: "day" }, make("span", {}, dayName(at, this.texts))));
  }

  #line(line, before) {
    // A pending line keeps its element when the server has numbered it.
    const key = line.id ? `id:${line.id}` : `seq:${line.seq}`;
    const grouped = before && before.author === line.author && before.name === line.name && line.at - before.at < GAP_MS;
    const version = JSON.stringify([line.text, line.state, line.error, line.seq !== undefined, grouped, line.author]);
    return this.#once(key, version, () => this.#build(line, grouped));
  }

  #once(key, version, build) {
    const known = this.shown.get(key);
    if (known?.version === version) return known.element;
    const element = build();
    if (known) known.element.replaceWith(element);
    this.shown.set(key, { element, version });
    return element;
  }

  #build(line, grouped) {
    const { texts } = this;
    const author = line.name || texts.author[line.author] || texts.author.system;
    const time = make("time", { datetime: line.at.toISOString() }, hour(line.at));
    const state = line.author !== "customer" ? null : line.state ?? "sent";
    const bubble = make("div", { class: "bubble" }, ...linked(line.text, this.hosts()));
    return make(
      "div",
      {
        class: `line ${line.author}${grouped ? " grouped" : ""}${state ? ` ${state}` : ""}`,
        part: `line line-${line.author}`,
        "data-seq": line.seq,
        "data-state": state,
      },
      make("span", { class: line.author === "agent" || line.author === "system" ? "author" : "author hidden" }, author, " "),
      bubble,
      line.card ? summary(line.card, { texts, hosts: this.hosts() }) : null,
      state === "failed" ? this.#failure(line) : null,
      make("span", { class: "meta" }, time, state && state !== "failed" ? ` · ${texts[state]}` : ""),
    );
  }

  #failure(line) {
    const { texts } = this;
    const button = (name, run) =>
      make("button", { type: "button", class: "link", on: { click: () => run(line.id) } }, texts[name]);
    return make(
      "div",
      { class: "failure", role: "alert" },
      make("span", {}, `${texts.failed} ${line.error ?? ""} `),
      button("retry", this.retry),
      " ",
      button("discard", this.discard),
    );
  }
}

/** Under the log: who is writing. */
export class TypingLine {
  constructor(texts) {
    this.texts = texts;
    this.words = make("span", { class: "words" });
    const dots = make("span", { class: "dots", "aria-hidden": "true" });
    this.element = make("p", { id: "aide-typing", hidden: true }, dots, this.words);
  }

  /** `author` is null when nobody writes; an agent has a `name`. */
  draw(author, name) {
    const words = author ? this.#said(author, name) : "";
    this.element.hidden = words === "";
    this.words.textContent = words;
  }

  #said(author, name) {
    const { texts } = this;
    return author === "agent" ? fill(texts.typingAgent, { name: name || texts.author.agent }) : texts.typingBot;
  }
}

export function hour(at) {
  return at.toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
}

export function dayName(at, texts, now = new Date()) {
  if (sameDay(at, now)) return texts.today;
  if (sameDay(at, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return texts.yesterday;
  return at.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

function sameDay(one, other) {
  return one.toDateString() === other.toDateString();
}
