/** The worker that Python lives in: starts it, hands it requests, sends its answers back by their number. */

import { holdLock } from "./liveness.js";
import { startPython } from "./python.js";

/** Keeping files costs time that the first answers need more (ms). */
const KEEP_AFTER = 3_000;

let python = null;

const receive = {
  async start({ runtime, root }) {
    holdLock().then((lock) => postMessage({ type: "alive", lock }));
    try {
      python = await startPython(runtime, root, (step, detail) => postMessage({ type: "progress", step, detail }));
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
