/** Prints one paper alone: a copy of it stands at the end of the page, which paper shows instead of all else. */

const PRINTING = "paper-printing";
/** Some browsers go on at once and draw the page later: the copy stays until the reader is back in the page. */
const BACK = ["pointerdown", "keydown"];

/** @param {HTMLElement} sheet */
export function printAlone(sheet) {
  removeCopies();
  const copy = /** @type {HTMLElement} */ (sheet.cloneNode(true));
  copy.classList.add("paper-alone");
  document.body.append(copy);
  document.documentElement.classList.add(PRINTING);
  for (const kind of BACK) document.addEventListener(kind, removeCopies, { once: true, capture: true });
  window.print();
}

function removeCopies() {
  document.documentElement.classList.remove(PRINTING);
  for (const copy of document.querySelectorAll(".paper-alone")) copy.remove();
}
