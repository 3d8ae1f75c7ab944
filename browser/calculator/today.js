/** The date in China, whatever zone the reader's clock is set to. */

/** @type {Intl.DateTimeFormatOptions} */
const IN_CHINA = { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" };

/** @param {Date} [now] @returns {string} today in China as "2026-11-22" */
export function todayInChina(now = new Date()) {
  return now.toLocaleDateString("en-CA", IN_CHINA);
}
