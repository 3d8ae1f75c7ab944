/** Marks today in the calendar of its year. */

import { todayInChina } from "../calculator/today.js";

const [year, month, day] = todayInChina().split("-").map(Number);
const months = document.querySelector(`.year__months[data-year="${year}"]`);
months?.children[month - 1]?.querySelectorAll(".day")[day - 1]?.setAttribute("aria-current", "date");
