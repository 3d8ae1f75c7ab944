/** Draws the days of an answer as month grids: the column of each day and all its words come with the day. */

import { clone } from "./bind.js";
import { one } from "./dom.js";

/**
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("../contract").Day | import("../contract").CountedDay} Day
 * @typedef {{days: Day[], months: Record<string, string>, stages?: Answer["stages"]}} Drawn
 */

/** Fills `place` with one grid for each month of the answer's days. @param {HTMLElement} place @param {Drawn} answer */
export function drawMonths(place, { days, months, stages = [] }) {
  const marks = one(document, "#day-marks", HTMLElement);
  /** @type {Map<string, HTMLElement>} */
  const grids = new Map();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    const grid = grids.get(month) ?? addMonth(place, months[month]);
    grids.set(month, grid);
    grid.append(clone("day-shape", dayShape(marks, day, stages)));
  }
}

/** @param {HTMLElement} place @param {string} name */
function addMonth(place, name) {
  const month = clone("month-shape", { name });
  const grid = one(month, ".calc-month__grid", HTMLElement);
  place.append(month);
  return grid;
}

/** @param {HTMLElement} marks @param {Day} day */
const markOf = (marks, { verdict }) => marks.querySelector(`[data-verdict="${verdict}"]`)?.textContent ?? "";

/**
 * @param {HTMLElement} marks
 * @param {Day} day
 * @param {Answer["stages"]} stages
 * @returns what fills the template of a day: the day itself, with what its cell shows
 */
export function dayShape(marks, day, stages) {
  return {
    ...day,
    day: dayOfMonth(day.date),
    mark: day.verdict === "holiday" ? day.name : markOf(marks, day),
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
