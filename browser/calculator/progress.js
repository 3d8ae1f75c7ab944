// Says how far the live calculator has come, in the words that the page holds.

/** Return a function (step, detail) for the runtime's progress. */
export function createProgress(root) {
  const line = root.querySelector("#runtime");
  const bar = line.querySelector("progress");
  const failed = root.querySelector("#runtime-failed");

  return function onProgress(step, detail) {
    root.dataset.runtime = step === "ready" || step === "failed" ? step : "loading";
    for (const words of line.querySelectorAll("[data-step]")) words.hidden = words.dataset.step !== step;
    bar.hidden = step !== "download" || !detail?.total;
    if (!bar.hidden) bar.value = detail.loaded / detail.total;
    // Where an answer stands on the page it still holds; where none does, the answer's own message says what failed.
    failed.hidden = step !== "failed" || root.dataset.state === "failed" || root.dataset.state === "loading";
  };
}
