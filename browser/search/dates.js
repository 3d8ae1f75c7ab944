/**
 * Finds the date that a query speaks of, to offer the calculator with it. Dates are handed on as they were typed:
 * reading them is the calculator's work. Named holidays have their days from the build.
 */

/**
 * The calculator's question: `name` is its parameter, `value` the date as typed or as an ISO date.
 * @typedef {{ name: "apply" | "finish_by", value: string, words: string }} Offer
 */

const DATES = [
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?/,
  /\d{1,2}\s*月\s*\d{1,2}\s*[日号]?/,
  /(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?/,
  /\d{1,2}(?:st|nd|rd|th)?\s+(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:,?\s+\d{4})?/,
  /下下?(?:周|星期|礼拜)[一二三四五六日天]|(?:这|本)?(?:周|星期|礼拜)[一二三四五六日天]|今天|明天|后天|大后天/,
  /(?:next|this|on)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|tomorrow|the day after tomorrow)\b/,
];
/** What makes a date one by which all must be done. */
const BEFORE = /^\s*(?:之?前|以前|为止|截止)/;
const BY = /(?:\b(?:by|before|until|no later than)\s+(?:the\s+)?|赶在|截至)$/;

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
const isLimit = (text, start, end) => BEFORE.test(text.slice(end)) || BY.test(text.slice(0, start));

/**
 * Return the date in a query, where it stands in the text, and the calculator's question for it; null if there is none.
 * @param {import("./query.js").Query} query
 * @param {{ names: string[], first: string, before: string }[]} holidays in the order of their days
 * @param {string} today ISO date
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {{ offer: Offer, start: number, end: number, named: boolean } | null}
 */
export function dateIn({ text }, holidays, today, lexicon) {
  for (const pattern of DATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const words = found[0].trim().replace(/^on\s+/, "");
    const [start, end] = [found.index, found.index + found[0].length];
    const name = isLimit(text, start, end) ? "finish_by" : "apply";
    return { offer: { name, value: words, words }, start, end, named: false };
  }
  for (const { names, first, before } of holidays) {
    if (first <= today) continue;
    for (const name of names) {
      const plain = lexicon.simplify(name.toLowerCase());
      const start = text.indexOf(plain);
      if (start < 0) continue;
      const offer = { name: /** @type {const} */ ("finish_by"), value: before, words: name };
      return { offer, start, end: start + plain.length, named: true };
    }
  }
  return null;
}

/**
 * Return the units of a query without its date, which stands in no section; a named holiday does, and stays.
 * @param {import("./query.js").Query} query
 * @param {{ start: number, end: number, named: boolean }} date
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {import("./segment.js").Unit[]}
 */
export function withoutDate({ units, atoms, text }, { start, end, named }, lexicon) {
  const limit = isLimit(text, start, end);
  const kept = units.filter((unit) => {
    const from = atoms[unit.start]?.start ?? 0;
    const to = atoms[unit.end - 1]?.end ?? 0;
    return (named && !limit) || to <= start || from >= end;
  });
  const concepts = [lexicon.concepts.findIndex(({ id }) => id === "calculator")];
  const asked = { key: "", parts: [], noun: false, guessed: true, start: 0, end: 0 };
  return named && !limit ? kept : [...kept, { ...asked, kind: "concept", concepts }];
}
