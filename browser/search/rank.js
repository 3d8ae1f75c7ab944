/** Ranks sections: what holds all parts of a query comes before what holds some, and rare words count for more. */

import { MAX_WEIGHT, termOf } from "./postings.js";
import { rarityOf } from "./signature.js";

/** How much better a section answers that is about a thing than one that mentions it. */
const SHARP = 1.15;
const GUESSED = 0.9;
/** What a near concept is worth, and what if the pages say nothing of the thing itself. */
const NEAR = 0.35;
const NEAR_ALONE = 0.6;
const PART = 0.35;
/** The higher, the more a rare word counts beside common ones. */
const RARE = 1.4;
/** What is meant and not said. */
const MEANT = 0.3;
/** A part of at most this weight says nothing of its own. */
const SLIGHT = 0.5;
/** Words that are no names of the field; numbers tell more. */
const PLAIN = 0.15;
const NUMBER = 0.8;
/** What further terms of the same part add. */
const FURTHER = 0.25;
/** The most that the kind of section counts which a question asks for. */
const MAX_QUESTION = 1.9;
/** The share of the score that what is covered of the query decides. */
const COVERED = 0.75;
/** A weight from which on a section speaks of a thing and does not merely mention it. */
const SPEAKS = 0.4;
/** What it counts how like the query is to the questions of a section, and what the section itself speaks of. */
const SHARE = { asked: 1.2, about: 0.5 };

/**
 * A part of a query: the terms that stand for it, each with how well it does.
 * @typedef {{ terms: Map<string, number>, question: boolean, weight: number }} Part
 *
 * What ranking needs to know of an index.
 * @typedef {object} Index
 * @property {number} size the number of sections
 * @property {Map<string, [number, number][]>} lists the sections and weights of each term
 * @property {number[]} priors in hundredths
 */

/**
 * Return the parts of a query that carry weight.
 * @param {import("./segment.js").Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {(term: string) => boolean} isIndexed
 * @returns {Part[]}
 */
export function partsOfQuery(units, lexicon, isIndexed) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const unit of units) {
    if (unit.kind === "function") continue;
    /** @type {Map<string, number>} */
    const terms = new Map();
    /** @param {string} term @param {number} value */
    const add = (term, value) => {
      if (isIndexed(term)) terms.set(term, Math.max(value, terms.get(term) ?? 0));
    };
    const own = unit.guessed ? GUESSED : 1;
    if (!unit.concepts.length) add(unit.key, own);
    for (const concept of unit.concepts) {
      add(termOf(concept), own);
      const value = isIndexed(termOf(concept)) ? NEAR : NEAR_ALONE;
      for (const near of lexicon.concepts[concept]?.near ?? []) add(termOf(near), value);
    }
    for (const part of unit.parts) add(termOf(part), PART);
    const question =
      unit.concepts.length > 0 && unit.concepts.every((each) => lexicon.concepts[each]?.role === "question");
    const weight = unit.concepts.length
      ? Math.max(...unit.concepts.map((each) => lexicon.concepts[each]?.weight ?? 1))
      : /^\d/.test(unit.key)
        ? NUMBER
        : PLAIN;
    if (terms.size) parts.set(Array.from(terms.keys()).join(" "), { terms, question, weight });
  }
  return [...parts.values(), ...meant(units, Array.from(parts.values()), lexicon, isIndexed)];
}

/**
 * Return what is meant besides, if a query says nothing more: who types "cancel" asks how, for an ordinary card.
 * @param {import("./segment.js").Unit[]} units
 * @param {Part[]} parts
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {(term: string) => boolean} isIndexed
 * @returns {Part[]}
 */
function meant(units, parts, lexicon, isIndexed) {
  if (parts.filter(({ weight }) => weight > SLIGHT).length > 1) return [];
  const asked = units.flatMap((unit) => unit.concepts.flatMap((each) => lexicon.concepts[each]?.asks ?? []));
  const said = new Set(parts.flatMap(({ terms }) => Array.from(terms.keys()).slice(0, 1)));
  return asked
    .filter((each) => isIndexed(termOf(each)) && !said.has(termOf(each)))
    .map((each) => ({
      terms: new Map([[termOf(each), 1]]),
      question: lexicon.concepts[each]?.role === "question",
      weight: MEANT,
    }));
}

/**
 * Return the rarity of a part: that of the best of its terms.
 * @param {Part} part
 * @param {Index} index
 */
function rarityOfPart({ terms }, index) {
  const best = Math.max(...terms.values());
  const counts = Array.from(terms).flatMap(([term, value]) =>
    value === best ? [index.lists.get(term)?.length ?? 0] : [],
  );
  return rarityOf(Math.min(...counts), index.size) ** RARE;
}

/**
 * Return for each section how well it answers a part, 0 to 1.
 * @param {Part} part
 * @param {Index} index
 */
function answersTo({ terms }, index) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [term, value] of terms) {
    for (const [section, weight] of index.lists.get(term) ?? []) {
      const now = value * (weight / MAX_WEIGHT) ** SHARP;
      const old = found.get(section) ?? 0;
      found.set(section, Math.max(old, now) + FURTHER * Math.min(old, now));
    }
  }
  return found;
}

/**
 * Return for each section how well it answers all parts, 0 to 1: what holds all of them comes first.
 * @param {Part[]} parts
 * @param {Index} index
 * @returns {Map<number, number>}
 */
function aboutAll(parts, index) {
  const weights = parts.map(
    (part) => part.weight * Math.min(part.question ? MAX_QUESTION : Infinity, rarityOfPart(part, index)),
  );
  const total = weights.reduce((sum, each) => sum + each, 0) || 1;
  /** @type {Map<number, { score: number, covered: number }>} */
  const sums = new Map();
  for (const [place, part] of parts.entries()) {
    const weight = (weights[place] ?? 0) / total;
    for (const [section, value] of answersTo(part, index)) {
      const sum = sums.get(section) ?? { score: 0, covered: 0 };
      sum.score += weight * value;
      sum.covered += weight * Math.min(1, value / SPEAKS);
      sums.set(section, sum);
    }
  }
  return new Map(
    Array.from(sums, ([section, { score, covered }]) => [
      section,
      score * (1 - COVERED + COVERED * covered * covered),
    ]),
  );
}

/**
 * Return sections and scores, best first.
 * @param {Part[]} parts
 * @param {Index} index
 * @param {Map<number, number>} asked how like the query is to the questions of each section
 * @returns {[number, number][]}
 */
export function ranked(parts, index, asked) {
  const about = aboutAll(parts, index);
  const found = Array.from(new Set([...about.keys(), ...asked.keys()]), (section) => {
    const score = SHARE.asked * (asked.get(section) ?? 0) + SHARE.about * (about.get(section) ?? 0);
    return /** @type {[number, number]} */ ([
      section,
      score * Math.sqrt((index.priors[section] ?? 100) / 100),
    ]);
  });
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
