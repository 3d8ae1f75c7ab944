/** The search dialog: `/` or the button opens it, arrows move through the results, Enter opens one, Escape closes. */

import { todayInChina } from "../calculator/today.js";
import { actionOf } from "./keys.js";
import { clearMarks, keepWords, markWords, takeWords } from "./marks.js";
import { MAX_QUERY } from "./query.js";
import { countOf, itemsOf } from "./results.js";

/**
 * Return an element below another one; raises an error if it is not there, which a test of the pages sees.
 * @template {Element} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function find(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page lacks ${selector}`);
}

/**
 * Tell whether somebody is writing in a field.
 * @param {EventTarget | null} target
 */
const isField = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/**
 * Return the whole address of what the page names.
 * @param {string} [named]
 */
const addressOf = (named = "") => new URL(named, location.href).href;

/** The dialog and what it does. */
class SearchDialog {
  /** @type {Worker | undefined} */
  #worker;
  #asked = 0;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.words = dialog.dataset;
    this.input = find(dialog, "input", HTMLInputElement);
    this.status = find(dialog, "[role=status]", HTMLElement);
    this.list = find(dialog, "ol", HTMLOListElement);
    this.empty = find(dialog, ".search-empty", HTMLElement);
    this.root = addressOf(this.words.root);
    this.index = { words: addressOf(this.words.common), head: addressOf(this.words.head) };
  }

  /**
   * Open the dialog and get the index, while the first word is typed.
   * @param {HTMLElement} button that opens it: the focus goes back there if it is nowhere else
   */
  open(button) {
    if (this.dialog.open) return;
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
    this.dialog.showModal();
    this.input.select();
    this.ask();
  }

  /** Ask the worker for what is typed. */
  ask() {
    this.#worker ??= this.#start();
    this.#asked += 1;
    const { index } = this;
    this.#worker.postMessage({ id: this.#asked, index, query: this.input.value, today: todayInChina() });
  }

  #start() {
    const worker = new Worker(addressOf(this.words.worker));
    worker.addEventListener("message", ({ data }) => {
      if (data.id === this.#asked) this.show(data);
    });
    worker.addEventListener("error", () => this.show({ failed: true }));
    return worker;
  }

  /**
   * Show an answer, none (nothing is typed) or a failure.
   * @param {{ answer?: import("./engine.js").Answer | null, failed?: boolean }} reply
   */
  show({ answer, failed }) {
    const found = answer ?? { groups: [], offer: null, cut: false, law: false };
    const items = itemsOf(found, { root: this.root, words: this.words });
    this.list.replaceChildren(...items);
    const isNothing = Boolean(answer) && !items.length;
    this.empty.hidden = Boolean(items.length);
    this.status.textContent = [
      failed && this.words.failed,
      isNothing && this.words.nothing,
      items.length && countOf(found, this.words),
      found.cut && this.words.tooLong?.replace("{n}", String(MAX_QUERY)),
    ]
      .filter(Boolean)
      .join(" ");
  }

  /** @returns {HTMLAnchorElement[]} */
  get links() {
    return Array.from(this.dialog.querySelectorAll("ol a, .search-empty:not([hidden]) a"));
  }

  /**
   * Move to the next link or the one before; from the first one back to the field.
   * @param {number} step
   */
  move(step) {
    const { links } = this;
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement)) + step;
    (at < 0 ? this.input : links[Math.min(at, links.length - 1)])?.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const action = actionOf(event, event.target === this.input);
    if (!action) return;
    event.preventDefault();
    if (action === "open") this.list.querySelector("a")?.click();
    else this.move(action);
  }

  /**
   * Keep the words of the result that is opened; a section of this very page is marked at once.
   * @param {Event} event
   */
  onOpen(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.dataset.words) return;
    const words = JSON.parse(link.dataset.words);
    keepWords(link.href, words);
    const target = new URL(link.href);
    if (target.pathname === location.pathname) {
      this.dialog.close();
      setTimeout(showMarks);
    }
  }
}

/** Mark the words that the search brought to this address, and offer to take the marks away. */
function showMarks() {
  clearMarks();
  const start = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const words = takeWords(location.href);
  const bar = document.querySelector("[data-search-marks]");
  if (!(bar instanceof HTMLElement)) return;
  bar.hidden = !start || !markWords(start, words);
}

function hideMarks() {
  clearMarks();
  const bar = document.querySelector("[data-search-marks]");
  if (bar instanceof HTMLElement) bar.hidden = true;
}

function begin() {
  const element = document.querySelector("[data-search]");
  if (!(element instanceof HTMLDialogElement)) return;
  const search = new SearchDialog(element);
  const button = find(document, "[data-search-open]", HTMLButtonElement);
  button.hidden = false;
  const open = () => search.open(button);
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !isField(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    } else if (event.key === "Escape" && !element.open) {
      hideMarks();
    }
  });
  element.addEventListener("keydown", (event) => search.onKey(event));
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close(); // the backdrop
    search.onOpen(event);
  });
  find(element, "[data-search-close]", HTMLButtonElement).addEventListener("click", () => element.close());
  find(element, "form", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  search.input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) search.ask();
  });
  search.input.addEventListener("compositionend", () => search.ask());
  document.querySelector("[data-search-unmark]")?.addEventListener("click", hideMarks);
  showMarks();
}

begin();
