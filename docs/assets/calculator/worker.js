/** The worker that Python lives in: starts it, hands it requests, sends its answers back by their number. */

import { holdLock } from "./liveness.js";
import { startPython } from "./python.js";
import { openStore } from "./stored.js";

/** Keeping files costs time that the first answers need more (ms). */
const KEEP_AFTER = 3_000;
/** The site's root, as this file lies in it. */
const ROOT = new URL("../../", location).href;

const store = openStore(ROOT); // now: a worker that was loaded ahead has nothing else to do until it must start
let python = null;

const receive = {
  async start({ runtime }) {
    holdLock().then((lock) => postMessage({ type: "alive", lock }));
    const tell = (step, detail) => postMessage({ type: "progress", step, detail });
    try {
      python = await startPython(runtime, ROOT, await store, tell);
      postMessage({ type: "ready" });
      setTimeout(() => python.keep(), KEEP_AFTER);
    } catch (error) {
      postMessage({ type: "failed", kind: error.kind ?? "python", message: String(error) });
    }
  },

  async call({ id, request, data }) {
    try {
      postMessage({ type: "answer", id, text: await python.handle(request, data) });
    } catch (error) {
      postMessage({ type: "error", id, message: String(error) });
    }
  },
};

addEventListener("message", ({ data }) => receive[data.type](data));
