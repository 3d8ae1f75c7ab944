/** One place that is asked for a file: what has come of it, and how fast it comes. */

import { NOTHING, sizeOf } from "./receive.js";

/** A place that has delivered nothing for so long is given up. */
const MAX_SILENCE_MS = 20_000;
/** A part shorter than this (bytes) is not worth a request for what is behind it. */
export const SHORTEST_PART = 16_384;

export class Attempt {
  control = new AbortController();
  asked = performance.now();
  loaded = 0;
  /** How often it was looked at since bytes came. */
  looksAtFlow = 0;
  #bytes = NOTHING;
  /** How many of its bytes were there before. */
  #given = 0;
  /** How many bytes the whole file is on its way, compressed as the place sends it. */
  #onItsWay = Number.POSITIVE_INFINITY;
  #counted = 0;
  #silence = 0;
  /** What came between the last looks, in bytes, and how long (ms) that took. @type {[number, number][]} */
  #recent = [];

  /** @param {number} place its number @param {import("./types").KnownFile} file @param {string} host */
  constructor(place, file, host) {
    this.place = place;
    this.file = file;
    this.host = host;
  }

  /** @param {Response} response @param {Uint8Array<ArrayBuffer>} bytes @param {number} loaded how many are filled */
  hear(response, bytes, loaded) {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      const goesOn = response.status === 206;
      this.#given = goesOn ? loaded : 0;
      this.#counted = this.#given;
      if (!goesOn) this.#onItsWay = Number(response.headers.get("content-length")) || this.file.size;
    }
    this.loaded = loaded;
  }

  /** How many bytes this place has brought. */
  get brought() {
    return this.loaded - this.#given;
  }

  /** @param {number} time in ms since the last look */
  look(time) {
    const came = this.loaded - this.#counted;
    this.#counted = this.loaded;
    this.#silence = came > 0 ? 0 : this.#silence + time;
    this.#recent = [...this.#recent.slice(-1), [came, time]];
    if (this.brought > 0) this.looksAtFlow += 1;
  }

  /** Bytes a second, of late. */
  get rate() {
    const [bytes, time] = [0, 1].map((which) => this.#recent.reduce((sum, each) => sum + each[which], 0));
    return time > 0 ? (bytes * 1_000) / time : 0;
  }

  /** @returns {boolean} whether all of it has come, and is being checked */
  get isThere() {
    return this.brought > 0 && this.#left === 0;
  }

  get isDead() {
    return this.#silence >= MAX_SILENCE_MS;
  }

  /** @returns {number} seconds until the file is there, as it goes now */
  get timeLeft() {
    return this.rate > 0 ? this.#left / this.rate : Number.POSITIVE_INFINITY;
  }

  /** @returns {Uint8Array<ArrayBuffer>} what another place can go on from, if that saves bytes */
  get part() {
    // What is asked for from the middle comes uncompressed.
    return this.loaded >= SHORTEST_PART && this.#left < this.#onItsWay
      ? this.#bytes.subarray(0, this.loaded)
      : NOTHING;
  }

  /** Forgets what has come: it is not the file. */
  spoil() {
    this.#bytes = NOTHING;
    this.loaded = 0;
  }

  get #left() {
    return Math.max(0, sizeOf(this.file, this.#bytes) - this.loaded);
  }
}
