/** One question at a time and its answer: a ready one at once, the live one as soon as Python is up. */

import { one } from "./dom.js";
import { clearProblems, showProblems } from "./problems.js";
import { announce, clearAnswer, goToAnswer, openWhatStandsInstead } from "./shown.js";

/**
 * @typedef {import("./types").Answered} Answered
 * @typedef {{query: string, ready?: ?string, remember?: "anew" | "instead", submitted?: boolean}} Question
 *   `query`: as the reader gave it, for Python to read; `ready`: the same as the form writes it, if it is exactly the
 *   same; `remember`: put it into the address bar, as a step to go back from or in the place of the question before;
 *   `submitted`: the reader pressed the button
 */

/** @param {unknown} one @param {unknown} other */
const areEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Answered} answer @returns {boolean} whether nothing but today stands in the way of an answer */
const isAboutToday = (answer) => !answer.ok && answer.errors.every(({ field }) => field === "today");

export class Conversation {
  #root;
  #status;
  #form;
  #ready;
  #runtime;
  #live;
  #showAnswer;
  #isEmpty;
  #asked;
  /** Counts the questions, so that a late reply to an old one is dropped. */
  #turn = 0;
  /** What was asked last. @type {Question} */
  #question = { query: "" };
  /** The answer on the page. @type {Answered | null} */
  #shown = null;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.root
   * @param {import("./status.js").Status} parts.status
   * @param {HTMLFormElement} parts.form
   * @param {import("./types").Ready} parts.ready
   * @param {import("./runtime.js").Runtime} parts.runtime
   * @param {import("./live.js").Live} parts.live
   * @param {(answer: any) => string} parts.showAnswer places an answer of the kind that this page asks for,
   *   and returns what those who hear it are told
   * @param {(query: string) => boolean} parts.isEmpty whether a query asks nothing yet
   * @param {?import("./asked.js").Asked} parts.asked the line that says the question, where the page has one
   */
  constructor({ root, status, form, ready, runtime, live, showAnswer, isEmpty, asked }) {
    this.#root = root;
    this.#status = status;
    this.#form = form;
    this.#ready = ready;
    this.#runtime = runtime;
    this.#live = live;
    this.#showAnswer = showAnswer;
    this.#isEmpty = isEmpty;
    this.#asked = asked;
  }

  /** @param {Question} question */
  async ask({ query, ready = null, remember, submitted = false }) {
    this.#turn += 1;
    const mine = this.#turn;
    this.#question = { query, ready };
    this.#live.query = query;
    clearProblems(this.#form);
    if (remember) rememberQuestion(query, remember);
    if (this.#isEmpty(query) && !submitted) return this.#wait("empty");

    const early = ready === null ? null : await this.#ready.find(ready);
    if (mine !== this.#turn) return;
    // What comes late finds its place kept free: see the style sheet, and early.js.
    document.documentElement.toggleAttribute("data-waits", !early);
    if (early && remember) nameAsAnswered(early);
    if (early) this.#show(early, "ready", submitted);
    else if (this.#runtime.state === "failed") this.#wait("failed");
    else if (this.#runtime.state !== "ready") this.#wait("loading");
    // Whoever pressed the button sees at once that something is under way.
    if (submitted && this.#status.answer !== "error") this.#leadToAnswer();
    if (!early && this.#runtime.state === "failed") return;
    // A ready answer needs nobody: the live one is asked for once the calculator is up, see pythonIsReady().
    if (early && this.#runtime.state !== "ready") return;

    const answer = await this.#askPython(query);
    if (mine !== this.#turn) return;
    if (!answer) return early ? undefined : this.#wait("failed");
    if (early && !areEqual(early, answer)) {
      console.warn("The ready answer and the live one differ.", query, early, answer);
    }
    this.#show(answer, "live", submitted);
    if (remember) nameAsAnswered(answer);
  }

  /** @param {string} query @returns {boolean} whether that is the question on the page, however it was written */
  isAsked(query) {
    return query === this.#question.query || query === this.#question.ready;
  }

  /** Lets the live calculator answer the question again that a ready answer stands for. */
  pythonIsReady() {
    if (this.#status.answer === "ready" || this.#status.answer === "error") this.ask(this.#question);
  }

  /** Says so where a question waits for the live calculator. */
  pythonFailed() {
    if (this.#status.answer === "loading") this.#wait("failed");
  }

  /** @param {string} query */
  async #askPython(query) {
    this.#live.query = query;
    try {
      return await this.#live.call("answer");
    } catch (error) {
      console.error(error);
      return null;
    }
  }

  /** @param {Answered} answer @param {"ready" | "live"} source @param {boolean} focus */
  #show(answer, source, focus) {
    // What is wrong with today is no fault of the question: the page says so of its own accord, see age.js.
    if (!focus && isAboutToday(answer)) return this.#wait("empty");
    if (!areEqual(answer, this.#shown)) {
      if (!answer.ok) clearAnswer();
      this.#shown = answer;
      announce(answer.ok ? this.#showAnswer(answer) : answer.errors.map(({ text }) => text).join("\n"));
      this.#asked?.show(answer.ok && answer.kind === "plan" ? answer : null);
    }
    if (answer.ok) this.#live.query = answer.query; // what is taken away says the question as this site writes it
    const wasWrong = this.#status.answer === "error";
    this.#status.answer = answer.ok ? source : "error";
    if (answer.ok) {
      if (focus && wasWrong) this.#leadToAnswer();
      return;
    }
    const { part, place } = showProblems(this.#form, answer.errors);
    this.#asked?.open(part);
    if (focus) place.focus();
  }

  /** Closes the form on a narrow screen, where it hides the answer; a field that is wrong is not closed with it. */
  #leadToAnswer() {
    this.#asked?.open("");
    goToAnswer();
  }

  /** @param {"empty" | "loading" | "failed"} state */
  #wait(state) {
    clearAnswer();
    this.#shown = null;
    this.#asked?.show(null);
    if (state === "empty") this.#asked?.open("day");
    if (state === "failed") openWhatStandsInstead();
    this.#status.answer = state;
    announce(one(this.#root, `[data-show="${state}"]`, HTMLElement).textContent ?? "");
  }
}

/** Lets the address say the question as this site writes it. @param {Answered} answer */
function nameAsAnswered(answer) {
  if (answer.ok) history.replaceState(null, "", `?${answer.query}`);
}

/** Puts a question into the address bar. @param {string} query @param {"anew" | "instead"} how */
function rememberQuestion(query, how) {
  if (query === location.search.slice(1)) return;
  const address = query ? `?${query}` : location.pathname;
  if (how === "anew") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
