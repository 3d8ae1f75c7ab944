/** How fast this visit's files come, so that a place which is slow for this line is told from a slow line. */

/** A place is slow that brings less than this part of the best speed seen. */
const SLOW_PART = 0.1;
/** Whatever the line: slower than this (bytes a second) is worth a try elsewhere. */
const SLOW_RATE = 16_384;
/** Bytes that come in a burst say little of a line (seconds). */
const SHORTEST_MEASURE = 0.25;

export class Pace {
  #best = 0;

  /** @param {number} bytes @param {number} seconds in which they came from one place */
  saw(bytes, seconds) {
    this.#best = Math.max(this.#best, bytes / Math.max(seconds, SHORTEST_MEASURE));
  }

  /** @param {number} rate in bytes a second @returns {boolean} whether another place should be tried */
  isSlow(rate) {
    return rate < Math.max(SLOW_RATE, this.#best * SLOW_PART);
  }
}
