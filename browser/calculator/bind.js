/**
 * Places plain data into a clone of a <template>. Text goes in as text, so nothing in the data can become HTML.
 *
 * data-if="path"     the element goes if the value is missing, empty or false
 * data-each="path"   the element's own <template> is filled once for each item; an empty list takes the element along
 * data-text="path"   the value becomes the text; without one the element goes, unless it has data-keep
 * data-link="path"   an https address becomes the link's target
 * data-claims="path" claim ids become the source marks that the page holds as <template data-claim>
 * data-set="a b.c"   each value becomes a data- attribute named by the last word of its path
 *
 * tests/unit/test_template_paths.py checks that every path exists in what Python answers.
 */

import { every, one } from "./dom.js";
import { placeWords } from "./words.js";

/**
 * @param {any} data of which a template names the parts
 * @param {string} path the path "." is the data itself, for lists of plain sentences
 * @returns {any}
 */
const find = (data, path) => path.split(".").reduce((value, name) => (name ? value?.[name] : value), data);

/** @param {any} value */
const missing = (value) =>
  value === undefined || value === null || value === "" || value === false || value.length === 0;

/**
 * @param {string} id of a <template>
 * @param {object} data
 * @returns {DocumentFragment} its content, filled with the data
 */
export function clone(id, data) {
  return fill(copy(one(document, `#${id}`, HTMLTemplateElement)), data);
}

/** @param {HTMLTemplateElement} template */
const copy = (template) => /** @type {DocumentFragment} */ (template.content.cloneNode(true));

/**
 * Fills everything below `root`.
 * @template {ParentNode} T
 * @param {T} root
 * @param {any} data
 * @returns {T} `root`
 */
export function fill(root, data) {
  /** @param {string} name @param {(element: HTMLElement, value: any) => void} place */
  const eachNamed = (name, place) => {
    for (const element of every(root, `[data-${name}]`, HTMLElement)) {
      place(element, find(data, element.dataset[name] ?? ""));
    }
  };
  eachNamed("if", (element, value) => missing(value) && element.remove());
  eachNamed("each", (list, found) => repeat(list, found));
  eachNamed("text", placeText);
  eachNamed("link", (element, address) => {
    if (element instanceof HTMLAnchorElement && address?.startsWith("https://")) element.href = address;
  });
  eachNamed("claims", (element, claims) => element.replaceChildren(...(claims ?? []).flatMap(mark)));
  for (const element of every(root, "[data-set]", HTMLElement)) setData(element, data);
  return root;
}

/** @param {HTMLElement} element @param {any} value */
function placeText(element, value) {
  if (!missing(value)) placeWords(element, String(value));
  else if (!("keep" in element.dataset)) element.remove();
}

/** @param {HTMLElement} element @param {any} data */
function setData(element, data) {
  for (const path of (element.dataset.set ?? "").split(" ")) {
    const value = find(data, path);
    if (!missing(value)) element.dataset[path.split(".").at(-1) ?? ""] = value;
  }
}

/** @param {HTMLElement} list @param {any[]} found */
function repeat(list, found) {
  if (missing(found)) return list.remove();
  const shape = one(list, "template", HTMLTemplateElement);
  // Filled names are dropped, or the surrounding fill() would look for them in its own data.
  list.replaceChildren(...found.map((item) => settle(fill(copy(shape), item))));
}

/** @param {DocumentFragment} fragment */
function settle(fragment) {
  for (const name of ["text", "link", "claims", "set"]) {
    for (const element of every(fragment, `[data-${name}]`, HTMLElement)) delete element.dataset[name];
  }
  return fragment;
}

/** @param {string} claim @returns {Node[]} its mark; behind it a line may end, which else would end within a mark */
function mark(claim) {
  const found = document.querySelector(`template[data-claim="${CSS.escape(claim)}"]`);
  return found instanceof HTMLTemplateElement
    ? [found.content.cloneNode(true), document.createElement("wbr")]
    : [];
}
