/** The form and the query string say the same thing: reads the one from the other, both ways. */

import { every, one } from "./dom.js";

/** @typedef {HTMLInputElement} Control */

/** @param {HTMLFormElement} form */
const controls = (form) => every(form, "input", HTMLInputElement).filter((control) => control.name);
/** @param {Control} control */
const isEnabled = (control) => !control.matches(":disabled");
/** Whether the control is part of the question; one with `data-local` only chooses which parts of the form are. */
const inUse = (/** @type {Control} */ control) => isEnabled(control) && !("local" in control.dataset);
/** @param {Control} control */
const isChoice = (control) => control.type === "radio" || control.type === "checkbox";
/** @param {Control} control */
const isPicked = (control) => control.checked || !isChoice(control);

/** @param {HTMLFormElement} form @returns {string} its question as a query string, without what equals its default */
export function readQuery(form) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  for (const control of controls(form).filter(inUse).filter(isPicked)) {
    const value = control.value.trim();
    // An empty field with `data-keep` still says what is asked for.
    if ((value === "" && !("keep" in control.dataset)) || value === control.dataset.omit) continue;
    values.set(control.name, [...(values.get(control.name) ?? []), value]);
  }
  return writeQuery([...values].map(([name, chosen]) => [name, chosen.join(",")]));
}

/**
 * Puts a query string into the form, as far as the form can hold it.
 * @param {HTMLFormElement} form
 * @param {string} query
 * @param {string} today
 * @returns {?string} the form's own question if it is exactly that of the query, else null: what the form cannot hold,
 *   or what is written in an unusual way, is for Python alone to read
 */
export function fillForm(form, query, today) {
  const given = new URLSearchParams(query);
  form.reset();
  choose(form, "mode", modeOf(given, today));
  choose(form, "card", given.get("card"));
  choose(form, "count", given.get("count"));
  useWhatApplies(form);
  for (const [name, value] of given) {
    if (["mode", "card", "count"].includes(name)) continue;
    for (const control of controls(form).filter((each) => each.name === name && inUse(each))) {
      put(form, control, value);
    }
  }
  const own = readQuery(form);
  return isHeld(query, own) ? own : null;
}

/**
 * @param {string} query
 * @param {string} own the form's question
 * @returns {boolean} whether the form's question says all that the query says, and nothing of it in other words
 */
export function isHeld(query, own) {
  const given = [...new URLSearchParams(query)];
  const held = new URLSearchParams(own);
  return writeQuery(given) === query && given.every(([name, value]) => held.get(name) === value);
}

/**
 * @param {URLSearchParams} given
 * @param {string} today
 * @returns {string} what the question asks for, as the form names it
 */
export function modeOf(given, today) {
  const apply = given.get("apply") ?? "";
  if (!given.has("finish_by")) return /^\d{4}-\d\d-\d\d$/.test(apply) && apply < today ? "applied" : "apply";
  return given.get("finish_by") === "bill" ? "bill" : "finish_by";
}

/** @param {[string, string][]} entries @returns {string} a query string; lists stay readable */
export function writeQuery(entries) {
  return new URLSearchParams(entries).toString().replaceAll("%2C", ",");
}

/** Shows and enables what belongs to the chosen mode, card, channel or count; hides the rest. @param {HTMLFormElement} form */
export function useWhatApplies(form) {
  for (const kind of ["mode", "card", "route", "count"]) {
    for (const part of every(form, `[data-when^="${kind}="]`, HTMLFieldSetElement)) {
      const wanted = (part.dataset.when ?? "").slice(kind.length + 1).split(",");
      part.disabled = !wanted.includes(chosen(form, kind));
      part.hidden = part.disabled;
    }
    // Radio buttons of one name exclude each other across hidden parts: a part coming into use may have none chosen.
    for (const control of every(form, "[data-default]", HTMLInputElement)) {
      if (isEnabled(control) && !chosen(form, control.name)) control.checked = true;
    }
  }
}

/**
 * Puts a day into a date field, to be picked there from now on.
 * @param {HTMLFormElement} form
 * @param {string} name of the field
 * @param {string} date
 */
export function setDate(form, name, date) {
  swapDate(form, name, false).value = date;
}

/**
 * Changes between picking a date and typing one.
 * @param {HTMLFormElement} form
 * @param {string} name of the field
 * @param {boolean} typed
 * @returns {HTMLInputElement} the field that is now in use
 */
export function swapDate(form, name, typed) {
  const picked = one(form, `#${name}`, HTMLInputElement);
  const written = one(form, `#${name}-typed`, HTMLInputElement);
  picked.disabled = typed;
  picked.hidden = typed;
  written.disabled = !typed;
  written.hidden = !typed;
  one(form, `#${name}-typed-hint`, HTMLElement).hidden = !typed;
  for (const label of every(form, `[data-swap="${name}"] [data-swap-to]`, HTMLElement)) {
    label.hidden = (label.dataset.swapTo === "typed") === typed;
  }
  return typed ? written : picked;
}

/** @param {HTMLFormElement} form @param {string} kind @returns {string} the choice made */
export function chosen(form, kind) {
  if (kind === "route") return `${chosen(form, "card")} ${chosen(form, "via")}`;
  const found = controls(form).find((each) => each.name === kind && isEnabled(each) && isPicked(each));
  return found?.value ?? (kind === "mode" ? "apply" : "");
}

/** @param {HTMLFormElement} form @param {string} name @param {?string} value */
function choose(form, name, value) {
  for (const control of controls(form)) {
    if (control.name === name && control.value === value) control.checked = true;
  }
}

/** @param {HTMLFormElement} form @param {Control} control @param {string} value */
function put(form, control, value) {
  if (control.type === "radio") {
    if (control.value === value) control.checked = true;
    if (control.name === "via") useWhatApplies(form);
  } else if (control.type === "checkbox") {
    control.checked = value.split(",").includes(control.value);
  } else if (control.type === "date") {
    control.value = value;
    // The picker drops what is not an ISO date; the text field keeps it for Python to read.
    const typed = control.value !== value;
    const field = swapDate(form, control.name, typed);
    if (typed) field.value = value;
  } else if (control.type !== "hidden") {
    control.value = value;
  }
  const more = control.closest("details");
  const differs = isChoice(control) ? control.checked : control.value !== control.dataset.omit;
  if (more && differs) more.open = true;
}
