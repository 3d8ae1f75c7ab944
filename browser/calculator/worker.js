/** The worker that Python lives in: starts it, hands it requests, sends its answers back by their number. */

import { holdLock } from "./liveness.js";
import { startPython } from "./python.js";

/** @typedef {import("./types").ToWorker} ToWorker @typedef {Awaited<ReturnType<typeof startPython>>} Python */

/** What may be needed later costs time that the first answers need more. */
const PREPARE_AFTER_MS = 3_000;

/** @type {Python | undefined} */
let python;

/** @param {import("./types").FromWorker} message */
const tell = (message) => postMessage(message);

/** Whether Python runs, or was to run, in the small engine. */
let small = false;

/** @param {ToWorker & {type: "start"}} message */
async function start({ runtime, root, wishes }) {
  holdLock().then((lock) => tell({ type: "alive", lock }));
  try {
    const started = await startPython(runtime, root, wishes, {
      onStep: (step, detail) => {
        // What arrives later, for later, is no news for a reader who has the calculator.
        if (!python) tell({ type: "progress", step, detail });
      },
      onEngine: (isSmall) => {
        small = isSmall;
      },
    });
    python = started;
    tell({ type: "ready" });
    setTimeout(() => started.prepareForLater(), PREPARE_AFTER_MS);
  } catch (error) {
    tell({ type: "failed", kind: kindOf(error), message: String(error), small });
  }
}

/** @param {unknown} error @returns {string} what went wrong, as the page has a sentence for it */
function kindOf(error) {
  return error instanceof Error && "kind" in error ? String(error.kind) : "python";
}

/** @param {ToWorker & {type: "call"}} message */
async function call({ id, request, data }) {
  try {
    if (!python) throw new Error("a call came before Python was ready");
    const working = (/** @type {number} */ done) => tell({ type: "working", id, done });
    tell({ type: "answer", id, text: await python.handle(request, data, working) });
  } catch (error) {
    tell({ type: "error", id, message: String(error), small });
  }
}

addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data: message }) => {
  if (message.type === "start") start(message);
  else call(message);
});
