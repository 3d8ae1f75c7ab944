/** The search itself: MiniSearch over the sections of one language. */

import MiniSearch from "minisearch";
import { byPage } from "./results.js";
import { queryWords, simplifiedOf, wordsOf } from "./words.js";

/**
 * @typedef {import("./results.js").Section} Section
 * @typedef {{sections: Section[], traditional: {from: string, to: string}}} Index hooks/search_index.py writes it: words,
 *   not sentences of the page's frame
 */

/**
 * @param {Index} index
 * @returns {(query: string) => import("./results.js").Item[][]} finds the results by page, best first
 */
export function createSearch({ sections, traditional }) {
  const simplified = simplifiedOf(traditional);
  const byLocation = new Map(sections.map((section) => [section.location, section]));
  const engine = new MiniSearch({
    idField: "location",
    fields: ["title", "page", "keywords", "pinyin", "text"],
    tokenize: (text) => wordsOf(text, simplified),
    processTerm: (word) => word, // wordsOf has done it
    searchOptions: {
      tokenize: (text) => queryWords(text, simplified),
      boost: { keywords: 8, title: 4, page: 2, pinyin: 2 },
      prefix: (word) => word.length > (/^[\p{sc=Latin}\d]/u.test(word) ? 2 : 0),
      boostDocument: (location) => byLocation.get(location)?.weight ?? 1,
      weights: { fuzzy: 0.2, prefix: 0.4 }, // what is typed right comes before what resembles it
      fuzzy: (word) => (/^[a-z]{5,}$/.test(word) ? 0.25 : false),
    },
  });
  engine.addAll(sections);
  return (query) => byPage(engine.search(query), byLocation);
}
