/** Where the build's answers lie: the page lists the file of each month, by its name. */

import { one } from "./dom.js";

/** @returns {Record<string, string>} addresses by month, as "2026-11" */
export const readyFiles = () =>
  JSON.parse(one(document, "#ready-answers", HTMLScriptElement).textContent ?? "");
