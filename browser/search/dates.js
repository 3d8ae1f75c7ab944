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
 * Return the calculator's question for the date in a query, or null if there is none.
 * @param {import("./query.js").Query} query
 * @param {{ names: string[], first: string, before: string }[]} holidays in the order of their days
 * @param {string} today ISO date
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Offer | null}
 */
export function datesIn({ text }, holidays, today, lexicon) {
  for (const pattern of DATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const words = found[0].trim();
    const limit = isLimit(text, found.index, found.index + found[0].length);
    return { name: limit ? "finish_by" : "apply", value: words.replace(/^on\s+/, ""), words };
  }
  for (const { names, first, before } of holidays) {
    if (first <= today) continue;
    const named = names.find((name) => text.includes(lexicon.simplify(name.toLowerCase())));
    if (named) return { name: "finish_by", value: before, words: named };
  }
  return null;
}
