/** How this visit's files come, from each host: so a host which is slow for this line is told from a slow line. */

/** A host is slow that brings less than this part of the best speed seen. */
const SLOW_PART = 0.1;
/** Whatever the line: slower than this (bytes a second) is worth a try elsewhere. */
const SLOW_RATE = 16_384;
/** Bytes that come in a burst say little of a line (seconds). */
const SHORTEST_MEASURE = 0.25;
/** So much later (ms) than replies on this line come, a host that has brought nothing counts as slow. */
const LATENESS_MS = 200;

export class Pace {
  /** How soon (ms) after it was asked a host may be judged. */
  grace;
  #best = 0;
  /** What each place brings now, in bytes a second. @type {Map<object, {host: string, rate: number}>} */
  #flows = new Map();
  /** Hosts that have brought what is not the file. @type {Set<string>} */
  #spoilt = new Set();

  /** @param {number} [reply] how long (ms) a reply took on this line so far */
  constructor(reply = 0) {
    this.grace = reply + LATENESS_MS;
  }

  /** @param {number} bytes @param {number} seconds in which they came from one place */
  saw(bytes, seconds) {
    this.#best = Math.max(this.#best, bytes / Math.max(seconds, SHORTEST_MEASURE));
  }

  /** @param {object} place @param {string} host of the place @param {number} rate at which it brings a file now */
  flows(place, host, rate) {
    this.#flows.set(place, { host, rate });
  }

  /** @param {object} place that brings nothing more */
  ended(place) {
    this.#flows.delete(place);
  }

  /**
   * Of several files that one host sends, some wait for others: all of them tell how fast it is.
   * @param {string} host
   * @returns {boolean} whether another host should be tried
   */
  isSlow(host) {
    const rates = [...this.#flows.values()].filter((flow) => flow.host === host).map(({ rate }) => rate);
    const sum = rates.reduce((total, rate) => total + rate, 0);
    return sum < Math.max(SLOW_RATE, this.#best * SLOW_PART);
  }

  /** @param {string} host that has brought what is not the file */
  distrust(host) {
    this.#spoilt.add(host);
  }

  /** @param {string} host */
  isSpoilt(host) {
    return this.#spoilt.has(host);
  }
}
