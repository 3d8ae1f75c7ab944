/** Whether the reader's line is slow, so that few bytes count more than where they come from. */

/** In bytes a second, 10 Mbit/s: on a slower line the whole engine takes over a second more than the small one. */
const FAST_RATE = 1_250_000;
/** Mbit/s, as the browser estimates them. */
const FAST_DOWNLINK = 5;
/** A file shorter than this (bytes) comes in one burst, which says little. */
const LONG_ENOUGH = 10_000;

/**
 * @typedef {{saveData?: boolean, effectiveType?: string, downlink?: number}} Connection what some browsers say
 * @typedef {"encodedBodySize" | "transferSize" | "requestStart" | "responseStart" | "responseEnd"} Times
 * @typedef {Pick<PerformanceResourceTiming, Times>} Timing
 */

/**
 * @param {Connection | undefined} connection
 * @param {Timing[]} loaded what the page has loaded so far
 */
export function isSlow(connection, loaded) {
  if (connection?.saveData || (connection?.effectiveType ?? "4g") !== "4g") return true;
  if ((connection?.downlink ?? FAST_DOWNLINK) < FAST_DOWNLINK) return true;
  const rates = loaded
    .filter(({ transferSize, encodedBodySize }) => transferSize > 0 && encodedBodySize >= LONG_ENOUGH)
    .map((each) => (1_000 * each.encodedBodySize) / (each.responseEnd - each.responseStart));
  return rates.length > 0 && Math.max(...rates) < FAST_RATE;
}

/**
 * @param {Timing[]} loaded what the page has loaded so far
 * @returns {number} how long (ms) replies of this site took at most; 0 where nothing tells it
 */
export function replyTime(loaded) {
  const asked = loaded.filter(({ transferSize, requestStart }) => transferSize > 0 && requestStart > 0);
  return Math.max(0, ...asked.map(({ requestStart, responseStart }) => responseStart - requestStart));
}
