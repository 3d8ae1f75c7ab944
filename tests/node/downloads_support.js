/** Sources of files for the tests of downloads. */

/** @param {Uint8Array<ArrayBuffer>} content @returns {Promise<{integrity: string, size: number}>} */
export async function knownFile(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return { integrity: `sha256-${Buffer.from(digest).toString("base64")}`, size: content.length };
}

/** @typedef {import("../../browser/calculator/downloads.js").Source} Source */

/** @param {Uint8Array<ArrayBuffer>} content @returns {Source} */
export const gives = (content) => async () => new Response(content);

/** @type {Source} */
export const fails = async () => {
  throw new TypeError("Failed to fetch");
};

/** @type {Source} Never answers, until it is told to stop. */
export const hangs = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
