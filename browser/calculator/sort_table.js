/**
 * A table whose columns sort. It shows what can be read at a glance; what else a row says stands behind its name, and a
 * long table shows its rows bit by bit.
 */

import { clone } from "./bind.js";
import { closest, one } from "./dom.js";
import { placeWords } from "./words.js";

/** @typedef {import("./types").BatchRow} Row @typedef {import("./types").BatchColumn} Column */

// Labels such as "card 2" and "card 10" in the order of their numbers; ISO dates sort as they are.
const { compare } = new Intl.Collator(undefined, { numeric: true });

export class SortableTable {
  /** @type {Row[]} */
  #rows = [];
  /** @type {Column[]} */
  #columns = [];
  /** The columns that are shown at once, and those behind a row's name; what no row says is in neither. @type {number[]} */
  #first = [];
  /** @type {number[]} */
  #rest = [];
  /** What each line of the table stands for. @type {WeakMap<HTMLTableRowElement, Row>} */
  #rowOf = new WeakMap();
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
    this.#body.addEventListener("click", (event) => {
      const opener = closest(event, "[aria-expanded]");
      if (opener) this.#unfold(opener, opener.ariaExpanded !== "true");
    });
  }

  /** @param {Column[]} columns @param {Row[]} rows */
  show(columns, rows) {
    this.#rows = [...rows];
    this.#columns = columns;
    // The first column names the row, even where no row has a label of its own.
    const used = [...columns.keys()].filter((at) => at === 0 || rows.some(({ cells }) => cells[at]));
    this.#first = used.filter((at) => columns[at].first);
    this.#rest = used.filter((at) => !columns[at].first);
    this.#head.replaceChildren(...this.#first.map((at) => clone("batch-heading", columns[at])));
    this.#redraw();
  }

  /** Shows the next rows. */
  more() {
    this.#body.append(
      ...this.#rows.slice(this.#shown, this.#shown + this.#atOnce).map((row) => this.#line(row)),
    );
    this.#shown = Math.min(this.#shown + this.#atOnce, this.#rows.length);
    this.#moreButton.hidden = this.#shown === this.#rows.length;
  }

  #redraw() {
    this.#body.replaceChildren();
    this.#shown = 0;
    this.more();
  }

  /** @param {Row} row */
  #line(row) {
    const line = one(clone("batch-row", { name: row.cells[0] || `#${row.line}` }), "tr", HTMLTableRowElement);
    for (const at of this.#first.slice(1)) {
      const cell = line.insertCell();
      cell.dataset.label = this.#columns[at].label; // where a row is a card, each cell says what it holds
      placeWords(cell, row.cells[at]);
    }
    this.#rowOf.set(line, row);
    return line;
  }

  /** Shows or hides what else a row says. @param {HTMLElement} opener @param {boolean} open */
  #unfold(opener, open) {
    const line = /** @type {HTMLTableRowElement} */ (opener.closest("tr"));
    opener.ariaExpanded = String(open);
    if (!open) return line.nextElementSibling?.remove();
    const rest = clone("batch-rest", this.#restOf(/** @type {Row} */ (this.#rowOf.get(line))));
    one(rest, "td", HTMLTableCellElement).colSpan = this.#first.length;
    line.after(rest);
  }

  /** @param {Row} row @returns {import("./types").BatchRest} */
  #restOf({ cells }) {
    const said = this.#rest.filter((at) => cells[at]);
    return { rest: said.map((at) => ({ label: this.#columns[at].label, text: cells[at] })) };
  }

  /** @param {number} index */
  #sortBy(index) {
    const at = this.#first[index];
    const down = this.#head.cells[index].ariaSort === "ascending";
    for (const cell of this.#head.cells) {
      cell.ariaSort = cell.cellIndex === index ? (down ? "descending" : "ascending") : "none";
    }
    this.#rows.sort((row, other) => (down ? -1 : 1) * compare(row.cells[at], other.cells[at]));
    this.#redraw();
  }
}
