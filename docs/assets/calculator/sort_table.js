// A table whose columns sort; a long one shows its rows bit by bit.

import { clone } from "./bind.js";

/** Return { show(columns, rows), more() } for a <table>; `moreButton` is shown while rows are left. */
export function makeSortable(table, moreButton, atOnce) {
  const head = table.tHead.rows[0];
  const body = table.tBodies[0];
  let columns = [];
  let rows = [];
  let shown = 0;

  function more() {
    body.append(...rows.slice(shown, shown + atOnce).map((row) => line(columns, row)));
    shown = Math.min(shown + atOnce, rows.length);
    moreButton.hidden = shown === rows.length;
  }

  function redraw() {
    body.replaceChildren();
    shown = 0;
    more();
  }

  function sortBy(index) {
    const { key } = columns[index];
    const down = head.cells[index].ariaSort === "ascending";
    for (const cell of head.cells) cell.ariaSort = cell.cellIndex === index ? (down ? "descending" : "ascending") : "none";
    rows.sort((one, other) => (down ? -1 : 1) * compare(one[key], other[key]));
    redraw();
  }

  head.addEventListener("click", (event) => {
    const cell = event.target.closest("button")?.closest("th");
    if (cell) sortBy(cell.cellIndex);
  });

  return {
    more,
    show(newColumns, newRows) {
      columns = newColumns;
      rows = [...newRows];
      head.replaceChildren(...columns.map((column) => clone("batch-heading", column)));
      redraw();
    },
  };
}

function line(columns, row) {
  const element = document.createElement("tr");
  element.append(
    ...columns.map(({ key }) => {
      const cell = document.createElement("td");
      cell.textContent = row[key] ?? "";
      return cell;
    }),
  );
  return element;
}

// Numbers by size, ISO dates and labels by their characters.
function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one ?? "").localeCompare(String(other ?? ""), undefined, { numeric: true });
}
