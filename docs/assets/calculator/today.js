// The date in China, whatever zone the reader's clock is set to.

const inChina = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Return today in China as "2026-11-22". */
export function todayInChina() {
  return inChina.format(new Date());
}
