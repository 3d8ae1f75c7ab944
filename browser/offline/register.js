/** Registers the service worker, which keeps the site for readers without a network, once the page needs nothing more. */

// Known while the script runs only, hence here.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const WORKER = new URL("../../sw.js", src);
/** On a page with the calculator, Python comes first; if it does not come at all, this long later. */
const CALCULATOR_TIMEOUT_MS = 60_000;

const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve(undefined);
  else addEventListener("load", resolve, { once: true });
});
const idle = () => new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));

/** @returns {Promise<void>} */
async function calculatorIsLive() {
  const calculator = document.getElementById("calculator");
  if (!calculator) return;
  await new Promise((resolve) => {
    const look = () => calculator.dataset.state === "live" && resolve(undefined);
    new MutationObserver(look).observe(calculator, { attributeFilter: ["data-state"] });
    setTimeout(resolve, CALCULATOR_TIMEOUT_MS);
    look();
  });
}

async function register() {
  const { serviceWorker } = navigator; // only where the connection is secure, and not where storage is denied
  if (!serviceWorker || navigator.connection?.saveData) return;
  await loaded;
  await calculatorIsLive();
  await idle();
  await serviceWorker.register(WORKER, { updateViaCache: "none" });
}

register().catch((error) =>
  console.info("The site is not kept for reading without a network:", error.message),
);
