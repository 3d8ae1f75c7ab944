/** The live calculator, as the page asks it: about one question, in the page's language, on China's day. */

import { todayInChina } from "./today.js";

/** @typedef {import("./types").Operation} Operation @typedef {import("./types").Responses} Responses */

/** A refusal of Python, in its own words. */
class RefusedByPython extends Error {}

/** @param {unknown} error @returns {string | undefined} Python's sentence, where it has said why */
export function sentenceOf(error) {
  return error instanceof RefusedByPython ? error.message : undefined;
}

export class Live {
  /** The question on the page. */
  query = "";
  #runtime;
  #lang;

  /** @param {import("./runtime.js").Runtime} runtime @param {string} lang */
  constructor(runtime, lang) {
    this.#runtime = runtime;
    this.#lang = lang;
  }

  /** Whether there is hope of an answer. */
  get canCall() {
    return this.#runtime.state !== "failed";
  }

  /** Whether an answer comes at once. */
  get isReady() {
    return this.#runtime.state === "ready";
  }

  /**
   * @template {Operation} Op
   * @param {Op} op
   * @param {Uint8Array} [data] raw bytes of a file, where the request reads one
   * @param {(done: number) => void} [onWorking] is told now and then how many rows of the file are done
   * @returns {Promise<Responses[Op]>} rejects with what Python refuses, unless the answer itself tells problems
   */
  async call(op, data, onWorking) {
    this.#runtime.start();
    const now = new Date().toISOString();
    const request = { op, query: this.query, lang: this.#lang, today: todayInChina(), now };
    const response = await this.#runtime.call(request, data, onWorking);
    const showsProblems = op === "answer" || op === "batch";
    if (response.ok === false && !showsProblems) {
      throw new RefusedByPython(response.errors.map(({ text }) => text).join(" "));
    }
    return /** @type {Responses[Op]} */ (response);
  }
}
