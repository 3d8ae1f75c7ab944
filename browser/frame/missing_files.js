/**
 * Whoever opens a page while the site is renewed may get a page of one build whose scripts and styles are gone with the
 * next: their names carry their content. The page is asked for once more, and is then of the build that is there.
 */

/** What the history remembers of this page over a reload, also where storage is denied. */
const ASKED_AGAIN = { askedAgain: true };

/** @param {EventTarget | null} target @returns {string} the address of the file that an element stands for */
function addressOf(target) {
  if (target instanceof HTMLScriptElement) return target.src;
  return target instanceof HTMLLinkElement ? target.href : "";
}

/** @param {string} address @returns {Promise<boolean>} whether the host says that there is no such file */
async function isGone(address) {
  const response = await fetch(address, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  return response?.status === 404;
}

addEventListener(
  "error",
  async ({ target }) => {
    const address = addressOf(target);
    if (!address || history.state?.askedAgain || !(await isGone(address))) return;
    history.replaceState(ASKED_AGAIN, "");
    location.reload();
  },
  { capture: true }, // the error of an element does not rise to the window
);
