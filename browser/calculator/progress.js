/** Says how far the live calculator has come, in the words that the page holds. */

import { every, one } from "./dom.js";

/**
 * @param {HTMLElement} root the calculator's element
 * @returns {(step: import("./types").Step, detail: import("./types").Progress) => void} for the runtime's progress
 */
export function createProgress(root) {
  const line = one(root, "#runtime", HTMLElement);
  const bar = one(line, "progress", HTMLProgressElement);
  const failed = one(root, "#runtime-failed", HTMLElement);

  return function onProgress(step, { loaded = 0, total = 0 }) {
    root.dataset.runtime = step === "ready" || step === "failed" ? step : "loading";
    for (const words of every(line, "[data-step]", HTMLElement)) words.hidden = words.dataset.step !== step;
    bar.hidden = step !== "download" || total === 0;
    if (!bar.hidden) bar.value = loaded / total;
    // Where an answer stands on the page it still holds; where none does, the answer's own message says what failed.
    failed.hidden = step !== "failed" || root.dataset.state === "failed" || root.dataset.state === "loading";
  };
}
