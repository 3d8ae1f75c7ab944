// Draws the days of an answer as month grids: the column of each day and all its words come with the day.

import { clone } from "./bind.js";

/** Fill `place` with one grid for each month of the answer's days. */
export function drawMonths(place, { days, months, stages }) {
  const marks = document.getElementById("day-marks");
  const grids = new Map();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    if (!grids.has(month)) grids.set(month, addMonth(place, months[month]));
    grids.get(month).append(clone("day-shape", { ...day, ...cell(marks, day, stages) }));
  }
}

function addMonth(place, name) {
  const month = clone("month-shape", { name });
  const grid = month.querySelector(".calc-month__grid");
  place.append(month);
  return grid;
}

const markOf = (marks, { verdict }) => marks.querySelector(`[data-verdict="${verdict}"]`)?.textContent ?? "";

function cell(marks, day, stages) {
  return {
    day: day.date.slice(8).replace(/^0/, ""),
    mark: day.verdict === "holiday" ? day.name : markOf(marks, day),
    bars: stages.map(({ number }) => ({ number, runs: day.stages.includes(number) ? "yes" : "no" })),
  };
}
