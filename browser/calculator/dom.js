/** Finds what a page must hold, by its type; an error names what is missing. */

/**
 * @template {Element} T
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T} the first element below `place` that the selector names
 */
export function one(place, selector, kind) {
  const found = place.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page lacks a ${kind.name} at ${selector}`);
}

/**
 * @template {Element} T
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]} every element of that kind below `place` that the selector names
 */
export function every(place, selector, kind) {
  const found = /** @type {T[]} */ ([...place.querySelectorAll(selector)]);
  return found.filter((element) => element instanceof kind);
}

/**
 * @param {Event} event
 * @param {string} selector
 * @returns {?HTMLElement} the element of that kind that the event happened in
 */
export function closest({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}
