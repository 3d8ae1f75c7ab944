/** The answers that the build calculated: one small file for each month of application dates. */

import { openAnswers } from "./answer_codec.js";

/**
 * @typedef {import("./types").Answered} Answered
 * @typedef {import("./types").PackedAnswers} PackedAnswers
 * @typedef {import("./types").FirstMonth} FirstMonth
 */

export class ReadyAnswers {
  /** @type {Map<string, Promise<(query: string) => Answered | null>>} */
  #opened = new Map();
  #files;
  #first;
  #monthOf;

  /**
   * @param {object} where
   * @param {Record<string, string>} where.files the address of each month's file, by "2026-11"
   * @param {FirstMonth} [where.first] a month that has been asked for already
   * @param {(query: string) => string | undefined} [where.monthOf] the month whose file may answer a query
   */
  constructor({ files, first, monthOf = monthOfApplication }) {
    this.#files = files;
    this.#first = first;
    this.#monthOf = monthOf;
  }

  /** @param {string} query @returns {Promise<Answered | null>} null where the build made no answer */
  async find(query) {
    const asked = this.#monthOf(query);
    if (!asked || !(asked in this.#files)) return null;
    try {
      return (await this.#month(asked))(query);
    } catch {
      this.#opened.delete(asked); // the next question tries the network again
      return null;
    }
  }

  /** @param {string} name */
  #month(name) {
    const known = this.#opened.get(name);
    if (known) return known;
    const opening = this.#open(name);
    this.#opened.set(name, opening);
    return opening;
  }

  /** @param {string} name */
  async #open(name) {
    const answers = name === this.#first?.name ? await this.#first.answers : null;
    return openAnswers(answers ?? (await fetchMonth(this.#files[name])));
  }
}

/**
 * @param {string} query
 * @returns {string | undefined} the month of the application if the build may have answered it: "2026-11"
 */
export function monthOfApplication(query) {
  return /^apply=(\d{4}-\d{2})-\d{2}&card=\w+&via=\w+$/.exec(query)?.[1];
}

/** @param {string} address @returns {Promise<PackedAnswers>} */
async function fetchMonth(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
