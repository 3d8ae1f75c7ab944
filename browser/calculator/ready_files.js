/** Where the build's answers lie: the page lists the file of each month, of the calculator for each kind of answer. */

import { one } from "./dom.js";

/** @typedef {import("./types").AnswerFiles} AnswerFiles */

export const PLAIN = "plain";
export const FINISH_BY = "finish_by";
export const STOPS = "stop";

/** What a question of any kind may say; besides it a file answers for one circumstance, after which it is called. */
const COMMON = ["apply", "card", "via", "finish_by", "bill_day", "stop"];

/** @returns {any} addresses by month, as "2026-11"; of the calculator such a list for each kind */
export const readyFiles = () =>
  JSON.parse(one(document, "#ready-answers", HTMLScriptElement).textContent ?? "");

/** @param {string} day as "2026-11-28" @returns {string} its month */
export const monthOf = (day) => day.slice(0, 7);

/**
 * @param {AnswerFiles} files
 * @param {URLSearchParams} asked
 * @param {string} today
 * @returns {{kind: string, month: string}} the file that the answer to a question needs first
 */
export function firstFile(files, asked, today) {
  const finishBy = asked.get("finish_by");
  if (finishBy !== null && FINISH_BY in files)
    return { kind: FINISH_BY, month: monthOf(finishBy === "bill" ? today : finishBy) };
  const circumstance = [...asked].find(([name, value]) => name in files && value === "yes");
  return { kind: circumstance?.[0] ?? PLAIN, month: monthOf(asked.get("apply") ?? today) };
}

/**
 * @param {URLSearchParams} asked
 * @param {string} kind of the file that is read first
 * @returns {boolean} whether a file of this kind may hold an answer to the question
 */
export const isOfKind = (asked, kind) =>
  [...asked.keys()].every((name) => COMMON.includes(name) || name === kind);
