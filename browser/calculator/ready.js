/** What the build calculated: one small file for each month. */

import { openAnswers } from "./answer_codec.js";

/**
 * @typedef {import("./types").PackedAnswers} PackedAnswers
 * @typedef {import("./types").FirstMonth} FirstMonth
 */

export class ReadyMonths {
  /** @type {Map<string, Promise<(name: string) => any>>} */
  #opened = new Map();
  #files;
  #first;

  /**
   * @param {Record<string, string>} files the address of each month's file, by "2026-11"
   * @param {FirstMonth} [first] a month that has been asked for already
   */
  constructor(files, first) {
    this.#files = files;
    this.#first = first;
  }

  /**
   * @param {string} month
   * @returns {string | undefined} the month after it, if it has a file
   */
  after(month) {
    return Object.keys(this.#files)
      .sort()
      .find((each) => each > month);
  }

  /**
   * @param {string | undefined} month
   * @param {string} name
   * @returns {Promise<any>} what the month's file holds by that name; null if nothing, or if it cannot be had
   */
  async find(month, name) {
    if (!month || !Object.hasOwn(this.#files, month)) return null;
    try {
      return (await this.#month(month))(name);
    } catch {
      this.#opened.delete(month); // the next question tries the network again
      return null;
    }
  }

  /** @param {string} month */
  #month(month) {
    const known = this.#opened.get(month);
    if (known) return known;
    const opening = this.#open(month);
    this.#opened.set(month, opening);
    return opening;
  }

  /** @param {string} month */
  async #open(month) {
    const answers = month === this.#first?.month ? await this.#first.answers : null;
    return openAnswers(answers ?? (await fetchMonth(this.#files[month])));
  }
}

/** @param {string} address @returns {Promise<PackedAnswers>} */
async function fetchMonth(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
