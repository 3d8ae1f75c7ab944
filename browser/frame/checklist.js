/** Keeps the ticks of a page's checklists on this device, if the reader switches that on; both languages share them. */

import { every } from "../calculator/dom.js";
import { createSwitch, kept } from "./kept.js";

const boxes = every(document, ".task-list-item input[type=checkbox]", HTMLInputElement);
const shape = document.querySelector("template[data-keep-ticks]");

/** @returns {string} a sign for each box: a page whose list has another length since then begins anew */
const ticks = () => boxes.map(({ checked }) => (checked ? "1" : "0")).join("");

/** @param {string} given */
function tick(given) {
  if (given.length !== boxes.length) return;
  for (const [number, box] of boxes.entries()) box.checked = given[number] === "1";
}

/** @param {HTMLTemplateElement} template */
function start(template) {
  const name = `ticks ${template.dataset.keepTicks}`;
  tick(kept(name) ?? "");
  const last = boxes.at(-1)?.closest("ul");
  const place = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const changed = createSwitch(place, name, ticks, () => tick("0".repeat(boxes.length)));
  last?.after(place);
  for (const box of boxes) box.addEventListener("change", changed);
}

if (boxes.length > 0 && shape instanceof HTMLTemplateElement) start(shape);
