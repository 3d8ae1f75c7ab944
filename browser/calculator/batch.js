/** Many cards: takes a table that is pasted, chosen or dropped, and shows what Python answers for it. */

import { fill } from "./bind.js";
import { copyText } from "./copy.js";
import { closest, one } from "./dom.js";
import { sentenceOf } from "./live.js";
import { download } from "./save.js";
import { createVoice } from "./say.js";
import { tooMuch } from "./size.js";
import { SortableTable } from "./sort_table.js";

/** @typedef {import("./types").BatchResult} BatchResult @typedef {import("./live.js").Live} Live */

const ROWS_AT_ONCE = 200;
/** Whoever hears the page shall not hear each hundred of rows. */
const SAY_INTERVAL_MS = 3_000;

export class Batch {
  #part;
  #live;
  #inApp;
  #limits;
  /** Large numbers as the reader writes them. */
  #numbers;
  #say = createVoice("batch-words", "batch-said");
  #form;
  #text;
  #file;
  #table;
  /** The list of problems as it stands in the page, to be filled anew for each answer. */
  #emptyList;
  /** The bytes of the table whose answer is shown. @type {Uint8Array | undefined} */
  #asked;
  /** Its answer as a file. */
  #csv = "";

  /**
   * @param {HTMLElement} part of the page
   * @param {Live} live
   * @param {import("./types").PageConfig} config
   * @param {import("./in_app.js").InApp} inApp
   * @param {() => void} start gets Python going
   */
  constructor(part, live, config, inApp, start) {
    this.#part = part;
    this.#live = live;
    this.#inApp = inApp;
    this.#limits = config.batch;
    this.#numbers = new Intl.NumberFormat(config.lang);
    this.#form = one(part, "form", HTMLFormElement);
    this.#text = one(part, "#batch-text", HTMLTextAreaElement);
    this.#file = one(part, "#batch-file", HTMLInputElement);
    this.#emptyList = /** @type {Node} */ (one(part, "#batch-problems ul", HTMLUListElement).cloneNode(true));
    this.#table = new SortableTable(
      one(part, "table", HTMLTableElement),
      one(part, "[data-batch=more]", HTMLButtonElement),
      ROWS_AT_ONCE,
    );
    part.addEventListener("toggle", () => part.hasAttribute("open") && start());
    this.#listenToButtons();
    this.#listenToForm();
  }

  #listenToButtons() {
    /** @type {Record<string, (button: HTMLElement) => void>} */
    const buttons = {
      example: () => this.#fillInExample(),
      clear: () => this.#clear(),
      csv: ({ dataset }) => this.#saveCsv(dataset.name ?? ""),
      ics: () => this.#saveCalendar(),
      copy: () => this.#copy(),
      missing: () => this.#missing(),
      open: () => this.#inApp.open(() => this.#copyText(location.href, "done_link")),
      more: () => this.#table.more(),
    };
    this.#part.addEventListener("click", (event) => {
      const button = closest(event, "[data-batch]");
      if (button?.dataset.batch) buttons[button.dataset.batch](button);
    });
  }

  #listenToForm() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#file.addEventListener("change", () => {
      const chosen = this.#file.files?.[0];
      if (!chosen) return;
      this.#text.value = "";
      this.#runFile(chosen);
    });
    for (const kind of /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"])) {
      this.#form.addEventListener(kind, (event) => {
        event.preventDefault();
        this.#form.classList.toggle("calc-dropping", kind === "dragenter" || kind === "dragover");
        const dropped = kind === "drop" ? event.dataTransfer?.files[0] : undefined;
        if (dropped) this.#runFile(dropped);
      });
    }
  }

  #submit() {
    const chosen = this.#file.files?.[0];
    if (this.#text.value.trim()) return this.#run(new TextEncoder().encode(this.#text.value));
    if (chosen) return this.#runFile(chosen);
    this.#say("empty");
    this.#text.focus();
  }

  /** @param {File} chosen */
  async #runFile(chosen) {
    if (chosen.size > this.#limits.bytes) return this.#refuse("too_many_bytes");
    let bytes;
    try {
      bytes = new Uint8Array(await chosen.arrayBuffer());
    } catch (error) {
      console.error(error);
      return this.#say("unreadable");
    }
    return this.#run(bytes);
  }

  /** @param {Uint8Array} bytes of a table */
  async #run(bytes) {
    const refused = tooMuch(bytes, this.#limits);
    if (refused) return this.#refuse(refused);
    this.#asked = bytes;
    this.#part.toggleAttribute("data-asked", true);
    const answer = await this.#ask("batch");
    if (answer) this.#show(answer);
  }

  /** @param {"too_many_bytes" | "too_many_lines"} what */
  #refuse(what) {
    this.#takeAnswerAway();
    const limit = what === "too_many_bytes" ? this.#limits.bytes / 1_000_000 : this.#limits.lines;
    this.#say(what, undefined, this.#numbers.format(limit));
  }

  /**
   * @template {"batch" | "batch_ics"} Op
   * @param {Op} op
   * @returns {Promise<import("./types").Responses[Op] | undefined>} nothing if it failed, which has been said
   */
  async #ask(op) {
    if (!this.#live.canCall) {
      this.#say("not_possible");
      return undefined;
    }
    this.#say("working");
    let said = performance.now();
    const onWorking = (/** @type {number} */ done) => {
      if (done === 0 || performance.now() - said < SAY_INTERVAL_MS) return;
      said = performance.now();
      this.#say("working_rows", undefined, this.#numbers.format(done));
    };
    try {
      return await this.#live.call(op, this.#asked, onWorking);
    } catch (error) {
      console.error(error);
      this.#say("not_possible", sentenceOf(error));
      return undefined;
    }
  }

  /** What holds the table of answers and the ways to take it away. */
  get #place() {
    return one(this.#part, "#batch-table", HTMLElement);
  }

  #takeAnswerAway() {
    one(this.#part, "#batch-answer", HTMLElement).hidden = true;
    this.#part.toggleAttribute("data-asked", false);
  }

  /** @param {BatchResult} answer a file that cannot be read has only errors */
  #show(answer) {
    const { columns = [], rows = [], csv = "", text = "" } = answer;
    one(this.#part, "#batch-said", HTMLElement).textContent = text;
    this.#showProblems(answer);
    this.#csv = csv;
    this.#table.show(columns, rows);
    // The file also holds the problems that are too many for a list.
    const nothingToTake = rows.length === 0 && answer.errors.length <= this.#limits.problems;
    this.#place.hidden = nothingToTake;
    const shown = one(this.#part, "#batch-answer", HTMLElement);
    shown.hidden = false;
    one(this.#part, "#batch-title", HTMLElement).focus({ preventScroll: true });
    shown.scrollIntoView({ block: "start" });
  }

  /** @param {BatchResult} answer */
  #showProblems(answer) {
    const place = one(this.#part, "#batch-problems", HTMLElement);
    place.querySelector("ul")?.remove();
    place.append(this.#emptyList.cloneNode(true));
    place.hidden = answer.errors.length === 0;
    const listed = answer.errors.slice(0, this.#limits.problems);
    fill(place, { errors: listed });
    const more = one(this.#part, "#batch-more-problems", HTMLElement);
    more.hidden = listed.length === answer.errors.length;
    more.textContent = (more.dataset.words ?? "").replace(
      "{n}",
      this.#numbers.format(answer.errors.length - listed.length),
    );
  }

  #fillInExample() {
    const example = one(this.#part, "#batch-example", HTMLTemplateElement);
    this.#text.value = example.content.textContent ?? "";
    this.#text.focus();
  }

  #clear() {
    this.#form.reset();
    this.#takeAnswerAway();
    one(this.#part, "#batch-said", HTMLElement).textContent = "";
    this.#text.focus();
  }

  /** @param {string} name of the file */
  #saveCsv(name) {
    this.#handOut("done_csv", name, "text/csv", this.#csv);
  }

  async #saveCalendar() {
    const answer = await this.#ask("batch_ics");
    if (answer) this.#handOut("done_ics", answer.name, "text/calendar", answer.ics);
  }

  /** @param {"done_csv" | "done_ics"} done @param {string} name @param {string} type @param {string} text */
  #handOut(done, name, type, text) {
    const give = () => download(name, type, text);
    this.#say(this.#inApp.handOut(`${done} ${this.#csv}`, this.#place, give) ? done : "refused");
  }

  #missing() {
    this.#inApp.noFileCame(this.#place);
    this.#say("refused");
  }

  #copy() {
    return this.#copyText(this.#csv.replace("\ufeff", ""), "done_text"); // without the mark that files begin with
  }

  /** @param {string} text @param {"done_text" | "done_link"} done */
  async #copyText(text, done) {
    const isCopied = await copyText(text, one(this.#part, "#batch-by-hand", HTMLElement));
    this.#say(isCopied ? done : "by_hand");
  }
}
