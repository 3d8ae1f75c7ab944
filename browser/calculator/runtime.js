/**
 * Python for a page: one worker, started when the page wants it, restarted once if it dies.
 *
 * @typedef {"idle"|"loading"|"ready"|"failed"} State
 * @typedef {"download"|"start"|"ready"|"retry"|"failed"} Step
 * @typedef {{runtime: object, base: string}} Config `runtime` as the build wrote it; `base` leads to the site's root
 * @typedef {{request: object, data: ?Uint8Array, resolve: Function, reject: Function, timer: number}} Call
 */

import { whenGone } from "./liveness.js";

/** A call that takes longer than this is stuck: a batch of ten thousand lines takes a tenth of it. */
const CALL_DEADLINE = 60_000;
/** A worker that has said nothing for this long (ms) was killed before it could hold a lock, or never arrived. */
const FIRST_WORD = 30_000;

/** What went wrong, in one word the page has a sentence for: network, integrity, python, crashed or unsupported. */
export class RuntimeFailure extends Error {
  /** @param {string} kind @param {string} [message] */
  constructor(kind, message = kind) {
    super(message);
    this.kind = kind;
  }
}

/**
 * @param {Config} config
 * @param {{onProgress?: (step: Step, detail: object) => void}} [options]
 */
export function createRuntime(config, { onProgress = () => {} } = {}) {
  const root = new URL(config.base, document.baseURI).href;
  /** @type {Map<number, Call>} */
  const calls = new Map();
  /** @type {State} */
  let state = "idle";
  let worker = null;
  let lastId = 0;
  let restarted = false;
  let ready = deferred();

  function begin() {
    state = "loading";
    try {
      worker = new Worker(new URL(config.runtime.worker, root), { type: "module" });
    } catch (error) {
      fail(new RuntimeFailure("unsupported", String(error)));
      return;
    }
    const born = worker;
    const current = (handler) => (event) => worker === born && handler(event);
    const silent = setTimeout(current(() => died("the worker is silent")), FIRST_WORD);
    born.addEventListener("message", () => clearTimeout(silent), { once: true });
    born.addEventListener("message", current(({ data }) => receive[data.type](data, born)));
    born.addEventListener("error", current((event) => died(event.message)));
    born.postMessage({ type: "start", runtime: config.runtime, root });
  }

  /** @type {Record<string, (message: any, from: Worker) => void>} */
  const receive = {
    alive: ({ lock }, from) => whenGone(lock, () => worker === from && died("the worker is gone")),
    progress: ({ step, detail }) => onProgress(step, detail),
    ready: () => {
      state = "ready";
      ready.resolve();
      onProgress("ready", {});
      calls.forEach(send);
    },
    failed: ({ kind, message }) => fail(new RuntimeFailure(kind, message)),
    answer: ({ id, text }) => settle(id, (call) => call.resolve(JSON.parse(text))),
    error: ({ id, message }) => settle(id, (call) => call.reject(new RuntimeFailure("python", message))),
  };

  function send(call, id) {
    call.timer = setTimeout(() => died("a call took too long"), CALL_DEADLINE);
    worker.postMessage({ type: "call", id, request: JSON.stringify(call.request), data: call.data });
  }

  function settle(id, how) {
    const call = calls.get(id);
    if (!call) return;
    clearTimeout(call.timer);
    calls.delete(id);
    how(call);
  }

  function died(reason) {
    stop();
    if (restarted) {
      fail(new RuntimeFailure("crashed", reason));
      return;
    }
    restarted = true;
    if (state === "ready") ready = deferred();
    onProgress("retry", { reason });
    begin(); // what was asked and not answered is asked again once it is ready
  }

  function stop() {
    worker?.terminate();
    worker = null;
    calls.forEach((call) => clearTimeout(call.timer));
  }

  function fail(failure) {
    stop();
    if (state === "ready") ready = deferred();
    state = "failed";
    ready.reject(failure);
    for (const id of [...calls.keys()]) settle(id, (call) => call.reject(failure));
    onProgress("failed", { kind: failure.kind, message: failure.message });
  }

  return {
    /** Begins if nothing has begun; after a failure it tries anew. */
    start() {
      if (state !== "idle" && state !== "failed") return;
      if (state === "failed") ready = deferred();
      restarted = false;
      begin();
    },

    /** @returns {Promise<void>} resolves when Python can answer, rejects with a RuntimeFailure */
    get ready() {
      return ready.promise;
    },

    /** @returns {State} */
    get state() {
      return state;
    },

    /**
     * Asks Python, at once or as soon as it is up.
     * @param {object} request @param {?Uint8Array} [data] raw bytes of a file, where the request reads one
     * @returns {Promise<object>} the answer, or a RuntimeFailure
     */
    call(request, data = null) {
      if (state === "failed") return ready.promise;
      return new Promise((resolve, reject) => {
        const call = { request, data, resolve, reject, timer: 0 };
        calls.set(++lastId, call);
        if (state === "ready") send(call, lastId);
      });
    },
  };
}

function deferred() {
  let resolve, reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  promise.catch(() => {}); // a failure that nobody waits for is told through onProgress
  return { promise, resolve, reject };
}
