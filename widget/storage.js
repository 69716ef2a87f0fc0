/** What the browser keeps between two pages, by server: the session, what was read, the unsent messages, the draft. */
export class Storage {
  constructor(server, areas = browserAreas()) {
    this.prefix = `aide:${server}:`;
    this.areas = areas;
  }

  /** `{token, signedIn}` of the open conversation, or null. */
  get session() {
    return this.#read("local", "session");
  }

  set session(value) {
    this.#write("local", "session", value);
  }

  get lastRead() {
    return this.#read("local", "read") ?? 0;
  }

  set lastRead(seq) {
    this.#write("local", "read", seq);
  }

  get sound() {
    return this.#read("local", "sound") === true;
  }

  set sound(on) {
    this.#write("local", "sound", on);
  }

  /** The messages that this tab has not sent yet: `[{id, text, payload?, at, seen}]`. */
  get outbox() {
    const kept = this.#read("tab", "outbox");
    return Array.isArray(kept) ? kept : [];
  }

  set outbox(messages) {
    this.#write("tab", "outbox", messages.length ? messages : null);
  }

  get draft() {
    return this.#read("tab", "draft") ?? "";
  }

  set draft(text) {
    this.#write("tab", "draft", text || null);
  }

  /** Whether the panel was open on the page before this one, in this tab. */
  get wasOpen() {
    return this.#read("tab", "open") === true;
  }

  set wasOpen(open) {
    this.#write("tab", "open", open || null);
  }

  /** Forget the conversation; `keepDraft` for a token that expired. */
  forget({ keepDraft = false } = {}) {
    this.session = null;
    this.#write("local", "read", null);
    this.outbox = [];
    if (!keepDraft) this.draft = "";
  }

  isKey(key, name) {
    return key === this.prefix + name;
  }

  #read(area, name) {
    try {
      return JSON.parse(this.areas[area]?.getItem(this.prefix + name) ?? "null");
    } catch {
      return null;
    }
  }

  #write(area, name, value) {
    try {
      if (value === null) this.areas[area]?.removeItem(this.prefix + name);
      else this.areas[area]?.setItem(this.prefix + name, JSON.stringify(value));
    } catch {
      // A full or forbidden storage: the conversation goes on, it is only not found again after a reload.
    }
  }
}

function browserAreas() {
  const area = (name) => {
    try {
      return window[name];
    } catch {
      return null;
    }
  };
  return { local: area("localStorage"), tab: area("sessionStorage") };
}
