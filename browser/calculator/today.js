// The date in China, whatever zone the reader's clock is set to.

const IN_CHINA = { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" };

/** Return today in China as "2026-11-22". */
export function todayInChina() {
  return new Date().toLocaleDateString("en-CA", IN_CHINA);
}
