/** Draws the days of an answer as month grids: the column of each day and all its words come with the day. */

import { clone } from "./bind.js";
import { one } from "./dom.js";

/**
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("../contract").Day | import("../contract").CountedDay} Day
 * @typedef {{days: Day[], months: Record<string, string>, stages?: Answer["stages"]}} Drawn
 */

const LONG_WORD = /\S{6}/;

/**
 * Fills `place` with one grid for each month of the answer's days.
 * @param {HTMLElement} place
 * @param {Drawn} answer
 * @param {string} today
 */
export function drawMonths(place, { days, months, stages = [] }, today) {
  const marks = one(document, "#day-marks", HTMLElement);
  const latest = stages.length ? days.at(-1)?.date : undefined;
  /** @type {Map<string, HTMLElement>} */
  const grids = new Map();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    const grid = grids.get(month) ?? addMonth(place, months[month], day.weekday);
    grids.set(month, grid);
    grid.append(clone("day-shape", dayShape(marks, day, stages, today, latest)));
  }
  for (const grid of grids.values()) fillWeek(grid);
}

/** @param {HTMLElement} place @param {string} name @param {number} weekday of the first day that is drawn */
function addMonth(place, name, weekday) {
  const month = clone("month-shape", { name });
  const grid = one(month, ".calc-month__grid", HTMLElement);
  for (let before = 1; before < weekday; before += 1) grid.append(otherDay());
  place.append(month);
  return grid;
}

/** A day of a week that is drawn, which the answer does not hold. */
function otherDay() {
  const day = document.createElement("span");
  day.className = "calc-other";
  return day;
}

/** @param {HTMLElement} grid */
function fillWeek(grid) {
  while (grid.childElementCount % 7) grid.append(otherDay());
}

/** @param {Day[]} days @param {string} today @returns what the legend of their picture names */
export const signsOf = (days, today) =>
  new Set([
    ...days.map(({ verdict }) => verdict),
    "finish",
    ...(days.some(({ date }) => date === today) ? ["now"] : []),
  ]);

/** @param {HTMLElement} marks @param {Day} day */
const markOf = (marks, { verdict }) => marks.querySelector(`[data-verdict="${verdict}"]`)?.textContent ?? "";

/**
 * @param {HTMLElement} marks
 * @param {Day} day
 * @param {Answer["stages"]} stages
 * @param {string} today
 * @param {string} [latest] the day on which the last stage ends at the latest
 * @returns what fills the template of a day: the day itself, with what its cell shows; `short` where a word of it is
 *   too long for a narrow one
 */
export function dayShape(marks, day, stages, today, latest) {
  const mark = day.verdict === "holiday" ? day.name : markOf(marks, day);
  return {
    ...day,
    day: dayOfMonth(day.date),
    mark,
    short: LONG_WORD.test(mark) ? markOf(marks, day) : "",
    now: day.date === today ? "yes" : "",
    latest: day.date === latest ? "yes" : "",
    bars: stages.map(({ number }) => ({
      number,
      runs: "stages" in day && day.stages.includes(number) ? "yes" : "no",
    })),
  };
}

/** @param {string} date in ISO form @returns {string} the number of the day in its month, "2026-09-05" → "5" */
export function dayOfMonth(date) {
  return date.slice(8).replace(/^0/, "");
}
