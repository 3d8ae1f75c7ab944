/**
 * "Keep the whole site": asks the service worker for it, shows how far it is, and says how it ended, also where the
 * browser keeps nothing. And says of a page that the service worker does not have that this is so.
 */

import { every, one } from "../calculator/dom.js";

// Known while the script runs only, hence here.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const WORKER = new URL("../../sw.js", src);
const ROOT = new URL("../../", src);

/** @typedef {{whole?: boolean, done?: number, total?: number, end?: string}} Told */

/** @param {ServiceWorkerRegistration} registration @returns {Promise<ServiceWorker>} rejects if it cannot be installed */
function active(registration) {
  return new Promise((resolve, reject) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    const look = () => {
      if (worker?.state === "activated") resolve(worker);
      if (!worker || worker.state === "redundant") reject(new Error("the service worker was not installed"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** @param {ServiceWorker} worker @param {string} message @param {(told: Told) => void} hear */
function ask(worker, message, hear) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.end) port1.close(); // files that were under way may still come in
    hear(data);
  };
  worker.postMessage(message, [port2]);
}

/** @returns {Promise<boolean>} whether the browser promises not to throw away what is kept when it needs room */
async function isLasting() {
  try {
    return await navigator.storage.persist();
  } catch {
    return false; // not every browser knows of it
  }
}

/** @returns {ServiceWorkerContainer | undefined} only where the connection is secure and storage is not denied */
function keeper() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** @param {HTMLElement} box */
function start(box) {
  const button = one(box, "[data-keep-whole]", HTMLButtonElement);
  const bar = one(box, "progress", HTMLProgressElement);
  const said = one(box, "[role=status]", HTMLElement);
  /** @param {string} word @param {Record<string, number>} [values] */
  const say = (word, values = {}) => {
    said.textContent = (box.dataset[word] ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
  /** @param {string} end */
  const finish = (end) => {
    bar.hidden = true;
    button.disabled = false;
    button.hidden = end === "whole" || end === "passing";
    say(end);
  };
  const serviceWorker = keeper();
  button.hidden = !serviceWorker;
  if (!serviceWorker) return say("impossible");
  serviceWorker.ready.then(({ active: worker }) => {
    if (worker) ask(worker, "whole?", ({ whole }) => whole && finish("whole"));
  });
  button.addEventListener("click", async () => {
    button.disabled = true;
    const isKept = isLasting();
    try {
      const worker = await active(await serviceWorker.register(WORKER, { updateViaCache: "none" }));
      ask(worker, "whole!", async ({ done = 0, total = 0, end }) => {
        if (end) return finish(end === "whole" && !(await isKept) ? "passing" : end);
        bar.hidden = false;
        Object.assign(bar, { max: total, value: done });
        say("progress", { done, total });
      });
    } catch {
      finish("broken");
    }
  });
}

/** @param {HTMLElement} box */
function sayMissing(box) {
  const path = new URLSearchParams(location.search).get("missing");
  const target = new URL(path ?? "", ROOT);
  if (path === null || !target.href.startsWith(ROOT.href)) return;
  one(box, "a", HTMLAnchorElement).href = target.href;
  box.hidden = false;
}

for (const box of every(document, "[data-offline]", HTMLElement)) start(box);
for (const box of every(document, "[data-not-kept]", HTMLElement)) sayMissing(box);
