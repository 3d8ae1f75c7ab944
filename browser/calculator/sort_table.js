/** A table whose columns sort; a long one shows its rows bit by bit. */

import { clone } from "./bind.js";

/** @typedef {import("./types").BatchRow} Row @typedef {import("./types").BatchColumn} Column */

// Labels such as "card 2" and "card 10" in the order of their numbers; ISO dates sort as they are.
const { compare } = new Intl.Collator(undefined, { numeric: true });

export class SortableTable {
  /** @type {Row[]} */
  #rows = [];
  #shown = 0;
  #head;
  #body;
  #moreButton;
  #atOnce;

  /**
   * @param {HTMLTableElement} table with a row of headings and a body
   * @param {HTMLButtonElement} moreButton is shown while rows are left
   * @param {number} atOnce how many rows are shown at a time
   */
  constructor(table, moreButton, atOnce) {
    this.#head = /** @type {HTMLTableSectionElement} */ (table.tHead).rows[0];
    this.#body = table.tBodies[0];
    this.#moreButton = moreButton;
    this.#atOnce = atOnce;
    this.#head.addEventListener("click", ({ target }) => {
      const cell = target instanceof Element ? target.closest("button")?.closest("th") : null;
      if (cell) this.#sortBy(cell.cellIndex);
    });
  }

  /** @param {Column[]} columns @param {Row[]} rows */
  show(columns, rows) {
    this.#rows = [...rows];
    this.#head.replaceChildren(...columns.map((column) => clone("batch-heading", column)));
    this.#redraw();
  }

  /** Shows the next rows. */
  more() {
    this.#body.append(...this.#rows.slice(this.#shown, this.#shown + this.#atOnce).map(line));
    this.#shown = Math.min(this.#shown + this.#atOnce, this.#rows.length);
    this.#moreButton.hidden = this.#shown === this.#rows.length;
  }

  #redraw() {
    this.#body.replaceChildren();
    this.#shown = 0;
    this.more();
  }

  /** @param {number} index */
  #sortBy(index) {
    const down = this.#head.cells[index].ariaSort === "ascending";
    for (const cell of this.#head.cells) {
      cell.ariaSort = cell.cellIndex === index ? (down ? "descending" : "ascending") : "none";
    }
    this.#rows.sort((one, other) => (down ? -1 : 1) * compare(one.cells[index], other.cells[index]));
    this.#redraw();
  }
}

/** @param {Row} row */
function line({ cells }) {
  const element = document.createElement("tr");
  for (const text of cells) element.insertCell().textContent = text;
  return element;
}
