// A table whose columns sort; a long one shows its rows bit by bit.

import { clone } from "./bind.js";

/** Return { show(columns, rows), more() } for a <table>; `moreButton` is shown while rows are left. */
export function makeSortable(table, moreButton, atOnce) {
  const head = table.tHead.rows[0];
  const body = table.tBodies[0];
  let rows = [];
  let shown = 0;

  function more() {
    body.append(...rows.slice(shown, shown + atOnce).map(line));
    shown = Math.min(shown + atOnce, rows.length);
    moreButton.hidden = shown === rows.length;
  }

  function redraw() {
    body.replaceChildren();
    shown = 0;
    more();
  }

  function sortBy(index) {
    const down = head.cells[index].ariaSort === "ascending";
    for (const cell of head.cells) cell.ariaSort = cell.cellIndex === index ? (down ? "descending" : "ascending") : "none";
    rows.sort((one, other) => (down ? -1 : 1) * compare(one.cells[index], other.cells[index]));
    redraw();
  }

  head.addEventListener("click", (event) => {
    const cell = event.target.closest("button")?.closest("th");
    if (cell) sortBy(cell.cellIndex);
  });

  return {
    more,
    show(columns, newRows) {
      rows = [...newRows];
      head.replaceChildren(...columns.map((column) => clone("batch-heading", column)));
      redraw();
    },
  };
}

function line({ cells }) {
  const element = document.createElement("tr");
  for (const text of cells) element.insertCell().textContent = text;
  return element;
}

// Labels such as "card 2" and "card 10" in the order of their numbers; ISO dates sort as they are.
const compare = new Intl.Collator(undefined, { numeric: true }).compare;
