/** A paper as it stands in the page: places what Python says into the named gaps that the build has left. */

import { every } from "../calculator/dom.js";

/** @typedef {import("../contract").Paper} Paper @typedef {import("../contract").PaperPiece} PaperPiece */

export class Sheet {
  /** Each gap with its label, which it shows while it is blank. @type {{gap: HTMLElement, label: string}[]} */
  #gaps;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.#gaps = every(element, "[data-place]", HTMLElement).map((gap) => ({
      gap,
      label: gap.textContent ?? "",
    }));
  }

  /** @param {Paper} paper */
  show(paper) {
    const pieces = new Map(paper.paragraphs.flatMap(({ lines }) => lines.flatMap(placesOf)));
    for (const { gap, label } of this.#gaps) {
      const lang = gap.closest("[lang]")?.getAttribute("lang")?.split("-")[0];
      const piece = pieces.get(`${lang} ${gap.dataset.place}`);
      if (!piece) continue;
      gap.toggleAttribute("data-blank", piece.blank);
      if (piece.items.length > 0) gap.replaceChildren(...piece.items.map(row));
      else gap.textContent = piece.blank ? label : piece.text;
    }
  }
}

/** @param {import("../contract").PaperLine} line @returns {[string, PaperPiece][]} */
const placesOf = ({ lang, pieces }) =>
  pieces.filter(({ field }) => field).map((piece) => [`${lang} ${piece.field}`, piece]);

/** @param {string} text */
function row(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}
