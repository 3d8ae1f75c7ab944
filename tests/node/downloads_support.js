/** Sources of files for the tests of downloads. */

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {string} [type]
 * @returns {Promise<import("../../browser/calculator/types").KnownFile>}
 */
export async function knownFile(content, type = "application/wasm") {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return { integrity: `sha256-${Buffer.from(digest).toString("base64")}`, size: content.length, type };
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

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {number} part bytes that come each second, by the timers of the test
 * @returns {Source}
 */
export const trickles = (content, part) => async (signal) => {
  let sent = 0;
  let over = false;
  const body = new ReadableStream({
    start(control) {
      const end = (/** @type {() => void} */ how) => {
        if (!over) how();
        over = true;
      };
      const send = () => {
        if (over) return;
        control.enqueue(content.slice(sent, sent + part));
        sent += part;
        if (sent < content.length) setTimeout(send, 1_000);
        else end(() => control.close());
      };
      setTimeout(send, 1_000);
      signal.addEventListener("abort", () => end(() => control.error(signal.reason)));
    },
  });
  return new Response(body);
};
