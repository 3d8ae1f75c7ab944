/** Places sentences so that no line ends within a date. */

/** @returns what finds a date as the language of the page writes it, see hooks/frame/written_dates.py */
function datesOfPage() {
  const { writtenDates = "$^" } = document.getElementById("calculator")?.dataset ?? {};
  return new RegExp(`(${writtenDates})`);
}

/** @type {RegExp | undefined} */
let dates;

/**
 * Makes a sentence the text of an element. It goes in as text, so nothing in it can become HTML.
 * @param {Element} element
 * @param {string} sentence
 */
export function placeWords(element, sentence) {
  dates ??= datesOfPage();
  element.replaceChildren(
    ...sentence.split(dates).map((part, at) => {
      if (at % 2 === 0) return part;
      const date = document.createElement("span");
      date.className = "calc-date-words";
      date.textContent = part;
      return date;
    }),
  );
}
