/** One Socket.IO socket at a time: what was begun on one that is gone is not taken up on the next. */
import { io } from "./vendor/socket.io.esm.min.js";

/** No answer came: from a server that is connected and silent, or because the socket went. */
export const SILENT = Symbol("silent");
export const GONE = Symbol("gone");

export class Wire {
  #socket = null;
  #timers = new Set();

  get isOpen() {
    return this.#socket !== null;
  }

  /** `auth()`: what each connection says of itself; `gone(isCurrent)` hears of a lost one; `on`: `{event: run}`. */
  open(server, { auth, gone, on }) {
    const socket = io(server, {
      auth: (give) => give(auth()),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 600,
      reconnectionDelayMax: 12_000,
      timeout: 8_000,
    });
    this.#socket = socket;
    for (const [event, run] of Object.entries(on)) socket.on(event, run);
    socket.on("disconnect", (reason) => {
      const isCurrent = this.#socket === socket;
      gone(isCurrent);
      // The server itself hung up (it is stopping): the client library would not come back by itself.
      if (isCurrent && reason === "io server disconnect") this.later(() => socket.connect(), 1_000);
    });
  }

  close() {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /** No further try, until the next `open`. */
  disconnect() {
    this.#socket.disconnect();
  }

  /** Try now, if it is not connected; false if it is. */
  reconnect() {
    if (!this.#socket || this.#socket.connected) return false;
    this.#socket.disconnect().connect();
    return true;
  }

  emit(event, data) {
    this.#socket.emit(event, data);
  }

  /** The server's answer within so long; else `SILENT` or `GONE`. */
  async ask(event, data, milliseconds) {
    const socket = this.#socket;
    try {
      return await socket.timeout(milliseconds).emitWithAck(event, data);
    } catch {
      return socket.connected && this.#socket === socket ? SILENT : GONE;
    }
  }

  /** `run` later, unless it was closed since. */
  later(run, milliseconds) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#socket) run();
    }, milliseconds);
    this.#timers.add(timer);
  }
}
