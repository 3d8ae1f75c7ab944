/** One paper of the page: its form asks Python, its sheet shows the answer, its buttons take that away. */

import { copyText } from "../calculator/copy.js";
import { closest, one } from "../calculator/dom.js";
import { linesOfText, showPicture } from "../calculator/picture.js";
import { clearProblems, showProblems } from "../calculator/problems.js";
import { save } from "../calculator/save.js";
import { createVoice } from "../calculator/say.js";
import { printAlone } from "./print.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("../contract").Paper} Paper */

/** Whoever types is not waited for at each letter (ms). */
const PAUSE_MS = 150;

export class PaperTool {
  #element;
  #id;
  #form;
  #sheet;
  #services;
  #say;
  /** Counts what was asked, so that a late reply to an old question is dropped. */
  #turn = 0;
  /** What the sheet shows, once Python has filled it; else it is as the build made it. @type {?Paper} */
  #shown = null;
  /** What is under way. @type {Promise<void> | undefined} */
  #filling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /**
   * @param {HTMLElement} element
   * @param {object} services
   * @param {import("../calculator/live.js").Live} services.live
   * @param {import("./typed.js").Typed} services.typed
   * @param {(id: string) => Promise<Paper>} services.blank a paper as the build made it
   * @param {(paper: Paper, gloss: boolean) => Promise<Blob>} services.makeDocx
   * @param {import("../calculator/in_app.js").InApp} services.inApp
   */
  constructor(element, services) {
    this.#element = element;
    this.#id = element.dataset.paper ?? "";
    this.#form = element.querySelector("form");
    this.#sheet = new Sheet(one(element, "[data-sheet]", HTMLElement));
    this.#services = services;
    this.#say = createVoice("paper-words", `paper-${this.#id}-said`);
    element.addEventListener("click", (event) => this.#take(closest(event, "[data-take]")?.dataset.take));
    element.addEventListener("change", () => this.#showGloss());
    this.#form?.addEventListener("submit", (event) => event.preventDefault());
    // Where Python has failed, opening the form anew tries it again; typing does not.
    this.#details?.addEventListener("toggle", () => this.isOpen && this.#fillAfter(0));
    this.#showGloss();
  }

  get #failed() {
    return one(this.#element, "[data-failed]", HTMLElement);
  }

  get #details() {
    return this.#form?.querySelector("details");
  }

  /** Whether the reader is at work with this paper. */
  get isOpen() {
    return this.#details?.open ?? false;
  }

  open() {
    if (this.#details) this.#details.open = true;
  }

  /** Whether the English stands below the Chinese. */
  get #gloss() {
    const wanted = this.#form?.querySelector("[data-gloss-wanted]");
    if (wanted instanceof HTMLInputElement) return wanted.checked;
    return this.#sheet.element.querySelector(".paper__gloss") !== null;
  }

  #showGloss() {
    this.#sheet.element.classList.toggle("paper--plain", !this.#gloss);
  }

  /** Fills the paper in, unless Python has failed: that has been said. */
  fillSoon() {
    if (this.#services.live.canCall) this.#fillAfter(PAUSE_MS);
  }

  /** Starts Python anew where it has failed, and fills the paper in with what was typed meanwhile. */
  tryAgain() {
    if (!this.#failed.hidden) this.#fillAfter(0);
  }

  /** @param {number} pause (ms) */
  #fillAfter(pause) {
    this.#turn += 1;
    const mine = this.#turn;
    clearTimeout(this.#pause);
    const paused = new Promise((resolve) => {
      this.#pause = setTimeout(resolve, pause);
    });
    this.#filling = paused.then(() => this.#fill(mine));
  }

  /** @param {number} mine */
  async #fill(mine) {
    const { live, typed } = this.#services;
    if (!live.isReady) this.#say("waiting");
    try {
      const asked = new TextEncoder().encode(JSON.stringify({ paper: this.#id, typed: typed.all }));
      const paper = await live.call("paper", asked);
      if (mine === this.#turn) this.#show(paper);
    } catch (error) {
      console.error(error);
      this.#say("nothing");
      this.#failed.hidden = false;
    }
  }

  /** @param {Paper} paper */
  #show(paper) {
    this.#shown = paper;
    this.#sheet.show(paper);
    this.#say("nothing");
    // The button that is pressed goes with its note; whoever pressed it by keyboard stays at this paper.
    if (this.#failed.contains(document.activeElement)) {
      one(this.#element, '[data-take="copy"]', HTMLButtonElement).focus();
    }
    this.#failed.hidden = true;
    for (const name of /** @type {const} */ (["left", "taken"])) {
      const place = one(this.#element, `[data-${name}]`, HTMLElement);
      place.textContent = paper[name];
      place.hidden = paper[name] === "";
    }
    if (!this.#form) return;
    this.#services.typed.suggest(this.#form, paper.values);
    // What is being typed just now is not done yet.
    const busy = document.activeElement?.closest("[data-field]")?.getAttribute("data-field");
    const errors = paper.errors.filter(({ field }) => field !== busy);
    if (errors.length > 0) showProblems(this.#form, errors);
    else clearProblems(this.#form);
  }

  /** @returns {Promise<Paper>} what the sheet shows */
  async #current() {
    await this.#filling;
    return this.#shown ?? this.#services.blank(this.#id);
  }

  /** @param {string | undefined} way */
  async #take(way) {
    if (!way) return;
    try {
      this.#say(await this.#ways[way]());
    } catch (error) {
      console.error(error);
      this.#say("not_loaded");
    }
  }

  /** Each way to take the paper away; it returns the word for what has happened. @type {Record<string, () => Promise<string>>} */
  #ways = {
    copy: async () => this.#copy(await this.#text(), "done_text"),
    image: async () => {
      const text = await this.#text();
      showPicture(one(this.#element, "[data-picture]", HTMLElement), { alt: text, lines: linesOfText(text) });
      return "done_image";
    },
    open: async () => {
      this.#services.inApp.open(async () => this.#say(await this.#copy(location.href, "done_link")));
      return "nothing";
    },
    missing: async () => {
      this.#services.inApp.noFileCame(this.#element);
      return "refused";
    },
    print: async () => {
      await this.#filling;
      printAlone(this.#sheet.element);
      return "done_print";
    },
    docx: async () => {
      const paper = await this.#current();
      const file = await this.#services.makeDocx(paper, this.#gloss);
      const give = () => save(paper.file_name, file);
      const key = `${this.#id} ${await this.#text()}`;
      const hasCome = this.#services.inApp.handOut(key, this.#element, give);
      return hasCome ? "done_docx" : "refused";
    },
  };

  /** @returns {Promise<string>} what the sheet shows, as text */
  async #text() {
    const { text, gloss_text } = await this.#current();
    return this.#gloss ? gloss_text : text;
  }

  /** @param {string} text @param {string} done */
  async #copy(text, done) {
    return (await copyText(text, one(this.#element, "[data-by-hand]", HTMLElement))) ? done : "by_hand";
  }
}
