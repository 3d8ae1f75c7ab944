/** What the reader has typed, by the names of fields: kept while the page is open, and for all its papers. */

import { every } from "../calculator/dom.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

export class Typed {
  /** @type {Map<string, string>} */
  #values = new Map();
  /** @type {HTMLFormElement[]} */
  #forms;

  /** @param {HTMLFormElement[]} forms of all papers */
  constructor(forms) {
    this.#forms = forms;
  }

  /** @returns {Record<string, string>} */
  get all() {
    return Object.fromEntries(this.#values);
  }

  /** Takes over what a field says now, for every paper that asks the same. @param {Control} changed */
  take(changed) {
    this.#values.set(changed.name, changed.value);
    for (const control of this.#forms.flatMap(controlsOf)) {
      if (control !== changed && control.name === changed.name) control.value = changed.value;
    }
  }

  /** Puts what Python suggests into fields that nobody has touched. @param {HTMLFormElement} form @param {Record<string, string>} values */
  suggest(form, values) {
    for (const control of controlsOf(form)) {
      if (!this.#values.has(control.name)) control.value = values[control.name] ?? "";
    }
  }

  clear() {
    this.#values.clear();
    for (const form of this.#forms) form.reset();
  }
}

/** @param {HTMLFormElement} form @returns {Control[]} */
const controlsOf = (form) => [
  ...every(form, "input[name]", HTMLInputElement),
  ...every(form, "textarea[name]", HTMLTextAreaElement),
];

/** @param {EventTarget | null} target @returns {target is Control} */
export const isControl = (target) =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.name !== "";
