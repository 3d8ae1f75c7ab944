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

/** @typedef {import("../../browser/calculator/receive.js").Source} Source */

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
 * @param {number} rate bytes that come each second, by the timers of the test
 * @param {object} [of]
 * @param {number} [of.breaksAt] bytes after which the connection breaks
 * @param {boolean} [of.ranges] whether a part of the file can be asked for
 * @returns {Source}
 */
export const trickles =
  (content, rate, { breaksAt = content.length, ranges = false } = {}) =>
  async (signal, given) => {
    const from = (ranges && given?.length) || 0;
    const part = rate / 10;
    let sent = from;
    let over = false;
    const body = new ReadableStream({
      start(control) {
        const end = (/** @type {() => void} */ how) => {
          if (!over) how();
          over = true;
        };
        const send = () => {
          if (over) return;
          control.enqueue(content.slice(sent, Math.min(sent + part, breaksAt)));
          sent += part;
          if (sent >= breaksAt && breaksAt < content.length)
            end(() => control.error(new TypeError("broken")));
          else if (sent < content.length) setTimeout(send, 100);
          else end(() => control.close());
        };
        setTimeout(send, 100);
        signal.addEventListener("abort", () => end(() => control.error(signal.reason)));
      },
    });
    if (!from) return new Response(body);
    const range = `bytes ${from}-${content.length - 1}/${content.length}`;
    return new Response(body, { status: 206, headers: { "content-range": range } });
  };

/**
 * Stops the clock, which then runs as the test says.
 * @param {import("node:test").TestContext} t
 * @returns {(seconds: number) => Promise<void>} lets so many seconds pass, and all that waits for them go on
 */
export function stopClock(t) {
  t.mock.timers.enable({ apis: ["setInterval", "setTimeout"] });
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const hashing = watchHashing(t);
  return async (seconds) => {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      now += 100;
      t.mock.timers.tick(100);
      do {
        await Promise.allSettled(hashing);
        for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      } while (hashing.size > 0);
    }
  };
}

/**
 * Hashing takes real time, in another thread: what the clock of a test says nothing about.
 * @param {import("node:test").TestContext} t
 * @returns {Set<Promise<ArrayBuffer>>} the hashes that are being made
 */
function watchHashing(t) {
  /** @type {Set<Promise<ArrayBuffer>>} */
  const running = new Set();
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  t.mock.method(crypto.subtle, "digest", (/** @type {Parameters<typeof digest>} */ ...given) => {
    const made = digest(...given);
    running.add(made);
    const done = () => running.delete(made);
    made.then(done, done);
    return made;
  });
  return running;
}
