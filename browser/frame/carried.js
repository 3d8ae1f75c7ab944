/**
 * Carries what is typed on a page over to the same page in another language. The address has no room for it, and it is
 * nobody else's business: it lies in this tab's own store from the click on the link to the opening of the page.
 */

import { every } from "../calculator/dom.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {{path: string, typed: Record<string, string | boolean>}} Carried */

const NAME = "typed, on its way to another language";
const PLACES = ["main", "[data-search]", "[data-report]"];
/** The question stands in the address; a file cannot be carried; what the device keeps is no part of the page. */
const ELSEWHERE = "#question *, [type=file], [type=hidden], [readonly], [data-device-keeps]";

/** @returns {Map<string, Control>} each field by a name that it has in every language */
function fields() {
  /** @type {Map<string, Control>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();
  const controls = PLACES.flatMap((place) =>
    every(document, `${place} :is(input, textarea, select)`, HTMLElement),
  );
  for (const control of /** @type {Control[]} */ (controls)) {
    if (control.matches(ELSEWHERE)) continue;
    const name = control.id || control.name || Object.keys(control.dataset).join(" ");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    found.set(`${name} ${count}`, control);
  }
  return found;
}

/** @param {Control} control @returns {control is HTMLInputElement} */
const isBox = (control) =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** @param {Control} control @returns {string | boolean | undefined} what it says; nothing if nobody has touched it */
function touched(control) {
  if (isBox(control)) return control.checked === control.defaultChecked ? undefined : control.checked;
  if (control instanceof HTMLSelectElement) return control.selectedIndex > 0 ? control.value : undefined;
  return control.value === control.defaultValue ? undefined : control.value;
}

/** @param {string} path of the page in the other language */
export function sendOn(path) {
  /** @type {Carried["typed"]} */
  const typed = {};
  for (const [name, control] of fields()) {
    const said = touched(control);
    if (said !== undefined) typed[name] = said;
  }
  if (Object.keys(typed).length === 0) return;
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ path, typed }));
  } catch {
    // Where nothing can be kept, or so much cannot, the other page opens empty.
  }
}

/** @returns {?Carried} what has been sent to some page of this tab; it lies there no longer */
function taken() {
  try {
    const carried = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
    return carried && JSON.parse(carried);
  } catch {
    return null;
  }
}

/** Puts what was typed into the fields of this page, as if it were typed here. */
export function receive() {
  const carried = taken();
  if (carried?.path !== location.pathname) return;
  const known = fields();
  for (const [name, said] of Object.entries(carried.typed)) {
    const control = known.get(name);
    if (!control) continue;
    if (isBox(control)) control.checked = Boolean(said);
    else control.value = String(said);
    for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
  }
}
