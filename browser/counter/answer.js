/** Shows one count. The whole of it is made anew, so nothing of the count before can stay behind. */

import { clone } from "../calculator/bind.js";
import { every } from "../calculator/dom.js";
import { drawMonths, signsOf } from "../calculator/months.js";
import { placeAnswer } from "../calculator/shown.js";

/**
 * @param {import("../contract").CountAnswer} answer
 * @param {string} today
 * @returns {string} what those who hear the answer are told of it
 */
export function showCount(answer, today) {
  const shown = clone("answer-shape", answer);
  for (const months of every(shown, "[data-months]", HTMLElement)) drawMonths(months, answer, today);
  placeAnswer(shown, signsOf(answer.days, today));
  return answer.text.headline;
}
