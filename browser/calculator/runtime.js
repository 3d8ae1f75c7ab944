/**
 * Python for a page: one worker, started when the page wants it, restarted once if it dies, and once more in the whole
 * engine if the small one does not do.
 */

import { deferred } from "./deferred.js";
import { isSlow, replyTime } from "./line.js";
import { whenGone } from "./liveness.js";

/**
 * @typedef {import("./types").Request} Request
 * @typedef {import("./types").Responses} Responses
 * @typedef {import("./types").Refusal} Refusal
 * @typedef {import("./types").FromWorker} FromWorker
 * @typedef {(step: import("./types").Step, detail: import("./types").Progress) => void} OnProgress
 * @typedef {Pick<import("./types").PageConfig, "runtime" | "base" | "worker">} Config
 * @typedef {object} Call
 * @property {Request} request
 * @property {Uint8Array | null} data
 * @property {(response: any) => void} resolve
 * @property {(failure: RuntimeFailure) => void} reject
 * @property {(done: number) => void} [onWorking]
 * @property {ReturnType<typeof setTimeout>} [timer]
 */

/** A call that gives no sign for this long is stuck: one answer takes a thousandth of it, and of many rows each
 * few hundred are a sign. */
const CALL_TIMEOUT_MS = 60_000;
/** A worker that has said nothing for this long (ms) was killed before it could hold a lock, or never arrived. */
const FIRST_MESSAGE_TIMEOUT_MS = 30_000;

/** What went wrong, in one word the page has a sentence for: network, integrity, python, crashed or unsupported. */
export class RuntimeFailure extends Error {
  /** @param {string} kind @param {string} [message] */
  constructor(kind, message = kind) {
    super(message);
    this.kind = kind;
  }
}

export class Runtime {
  #config;
  #root;
  #onProgress;
  /** @type {Map<number, Call>} */
  #calls = new Map();
  /** @type {import("./types").State} */
  #state = "idle";
  /** @type {?Worker} */
  #worker = null;
  #lastId = 0;
  #restarted = false;
  /** Whether nothing but the whole engine will do. */
  #whole = false;
  #ready = deferred();

  /** @param {Config} config @param {{onProgress?: OnProgress}} [options] */
  constructor(config, { onProgress = () => {} } = {}) {
    this.#config = config;
    this.#root = new URL(config.base, document.baseURI).href;
    this.#onProgress = onProgress;
  }

  /** Begins if nothing has begun; after a failure it tries anew. */
  start() {
    if (this.#state !== "idle" && this.#state !== "failed") return;
    if (this.#state === "failed") this.#ready = deferred();
    this.#restarted = false;
    this.#begin();
  }

  /** @returns {Promise<void>} resolves when Python can answer, rejects with a RuntimeFailure */
  get ready() {
    return this.#ready.promise;
  }

  get state() {
    return this.#state;
  }

  /**
   * Asks Python, at once or as soon as it is up.
   * @template {Request} Asked
   * @param {Asked} request
   * @param {Uint8Array | null} [data] raw bytes of a file, where the request reads one
   * @param {(done: number) => void} [onWorking] is told now and then how many rows of the file are done
   * @returns {Promise<Responses[Asked["op"]] | Refusal>} rejects with a RuntimeFailure
   */
  async call(request, data = null, onWorking = undefined) {
    if (this.#state === "failed") await this.#ready.promise; // rejects with what failed
    return new Promise((resolve, reject) => {
      const call = { request, data, resolve, reject, onWorking };
      this.#lastId += 1;
      this.#calls.set(this.#lastId, call);
      if (this.#state === "ready") this.#send(call, this.#lastId);
    });
  }

  #begin() {
    this.#state = "loading";
    const { runtime, worker } = this.#config;
    let born;
    try {
      born = new Worker(new URL(worker, document.baseURI), { type: "module" });
    } catch (error) {
      return this.#fail(new RuntimeFailure("unsupported", String(error)));
    }
    this.#worker = born;
    const isCurrent = () => this.#worker === born;
    const diedIfCurrent = (/** @type {string} */ reason) => isCurrent() && this.#died(reason);
    const silent = setTimeout(() => diedIfCurrent("the worker is silent"), FIRST_MESSAGE_TIMEOUT_MS);
    born.addEventListener("message", () => clearTimeout(silent), { once: true });
    born.addEventListener("message", ({ data }) => isCurrent() && this.#receive(data, diedIfCurrent));
    born.addEventListener("error", ({ message }) => diedIfCurrent(message));
    const loaded = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    const slow = isSlow(navigator.connection, loaded);
    const wishes = { whole: this.#whole, slow, reply: replyTime(loaded) };
    this.#tell({ type: "start", runtime, root: this.#root, wishes });
  }

  /** @param {import("./types").ToWorker} message */
  #tell(message) {
    this.#worker?.postMessage(message);
  }

  /** @param {FromWorker} message @param {(reason: string) => void} died */
  #receive(message, died) {
    switch (message.type) {
      case "alive":
        return whenGone(message.lock, () => died("the worker is gone"));
      case "progress":
        return this.#onProgress(message.step, message.detail);
      case "ready":
        return this.#becomeReady();
      case "failed":
        if (message.small) return this.#takeWhole(message.message);
        return this.#fail(new RuntimeFailure(message.kind, message.message));
      case "working":
        return this.#goesOn(message.id, message.done);
      case "answer":
        return this.#settle(message.id, (call) => call.resolve(JSON.parse(message.text)));
      case "error":
        if (message.small) return this.#takeWhole(message.message);
        return this.#settle(message.id, (call) => call.reject(new RuntimeFailure("python", message.message)));
    }
  }

  #becomeReady() {
    this.#state = "ready";
    this.#ready.resolve();
    this.#onProgress("ready", {});
    for (const [id, call] of this.#calls) this.#send(call, id);
  }

  /** @param {Call} call @param {number} id */
  #send(call, id) {
    this.#awaitSign(call);
    this.#tell({ type: "call", id, request: JSON.stringify(call.request), data: call.data });
  }

  /** @param {Call} call */
  #awaitSign(call) {
    clearTimeout(call.timer);
    call.timer = setTimeout(() => {
      this.#whole = true; // whatever holds the small engine up
      this.#died("a call gave no sign for too long");
    }, CALL_TIMEOUT_MS);
  }

  /** @param {number} id @param {number} done */
  #goesOn(id, done) {
    const call = this.#calls.get(id);
    if (!call) return;
    this.#awaitSign(call);
    call.onWorking?.(done);
  }

  /** @param {number} id @param {(call: Call) => void} how */
  #settle(id, how) {
    const call = this.#calls.get(id);
    if (!call) return;
    clearTimeout(call.timer);
    this.#calls.delete(id);
    how(call);
  }

  /** @param {string} reason */
  #died(reason) {
    if (this.#restarted) return this.#fail(new RuntimeFailure("crashed", reason));
    this.#restarted = true;
    this.#beginAnew(reason);
  }

  /** Whatever goes wrong in the small engine is asked of the whole one. @param {string} reason */
  #takeWhole(reason) {
    console.info("The small engine does not do, the whole one takes over:", reason);
    this.#whole = true;
    this.#beginAnew(reason);
  }

  /** @param {string} reason */
  #beginAnew(reason) {
    this.#stop();
    if (this.#state === "ready") this.#ready = deferred();
    this.#onProgress("retry", { reason });
    this.#begin(); // what was asked and not answered is asked again once it is ready
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = null;
    for (const call of this.#calls.values()) clearTimeout(call.timer);
  }

  /** @param {RuntimeFailure} failure */
  #fail(failure) {
    this.#stop();
    if (this.#state === "ready") this.#ready = deferred();
    this.#state = "failed";
    this.#ready.reject(failure);
    for (const id of [...this.#calls.keys()]) this.#settle(id, (call) => call.reject(failure));
    this.#onProgress("failed", { kind: failure.kind, message: failure.message });
  }
}
