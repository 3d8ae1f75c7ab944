/**
 * What two questions have in common, in whatever words: the concepts that they name, and their characters and words,
 * alone and in pairs. Pairs of characters hold what no list of words knows, and need no cutting into words.
 */

import { segmented } from "./segment.js";
import { atomsOf, normalised } from "./text.js";

/** What each kind of term counts beside the others. */
const WEIGHT = { sign: 0.35, pair: 1, word: 1, words: 0.4, concept: 1 };
/** What a concept counts that is near one of the query, or part of its name. */
const NEAR = 0.35;

/**
 * Add a term, at the greatest weight that it has anywhere.
 * @param {Map<string, number>} terms
 * @param {string} term
 * @param {number} weight
 */
function raise(terms, term, weight) {
  terms.set(term, Math.max(weight, terms.get(term) ?? 0));
}

/**
 * Return the characters and words of a text, alone and in pairs of neighbours, with what each counts by its kind.
 * @param {import("./text.js").Atom[]} atoms
 */
export function gramsOf(atoms) {
  /** @type {Map<string, number>} */
  const terms = new Map();
  for (const [index, atom] of atoms.entries()) {
    raise(terms, atom.key, atom.han ? WEIGHT.sign : WEIGHT.word);
    const next = atoms[index + 1];
    if (!next || next.han !== atom.han) continue;
    if (!atom.han) raise(terms, `${atom.key} ${next.key}`, WEIGHT.words);
    else if (next.start === atom.end) raise(terms, atom.key + next.key, WEIGHT.pair);
  }
  return terms;
}

/**
 * Return the terms of a text, each with its weight before it is known how rare it is.
 * @param {import("./text.js").Atom[]} atoms
 * @param {import("./segment.js").Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {{ near: boolean }} options whether near concepts count too, as they do for a query
 * @returns {Map<string, number>}
 */
export function signatureOf(atoms, units, lexicon, { near }) {
  const terms = gramsOf(atoms);
  /** @param {number} concept @param {number} share */
  const addConcept = (concept, share) =>
    raise(terms, `#${concept}`, WEIGHT.concept * share * (lexicon.concepts[concept]?.weight ?? 1));
  for (const unit of units) {
    if (unit.kind === "function") continue;
    for (const concept of unit.concepts) {
      addConcept(concept, 1);
      for (const each of near ? (lexicon.concepts[concept]?.near ?? []) : []) addConcept(each, NEAR);
    }
    for (const part of unit.parts) addConcept(part, NEAR);
  }
  return terms;
}

/**
 * Return the words of a query that say what it is about, each as the terms of its signature that stand for it.
 * @param {import("./segment.js").Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export function wordsOf(units, lexicon) {
  return units.flatMap(({ kind, key, concepts }) => {
    const asks = concepts.length && concepts.every((each) => lexicon.concepts[each]?.role === "question");
    if (kind === "function" || asks) return [];
    return [concepts.length ? concepts.map((each) => `#${each}`) : [key]];
  });
}

/**
 * Return the signature of a text that stands on a page or among the questions.
 * @param {string} text
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export function signatureOfText(text, lexicon) {
  const plain = lexicon.simplify(normalised(text));
  const atoms = atomsOf(plain);
  return signatureOf(atoms, segmented(lexicon, atoms, plain, { bySound: false }), lexicon, { near: false });
}

/**
 * Return how much a term tells that stands in `count` of `size` sections.
 * @param {number} count
 * @param {number} size
 */
export const rarityOf = (count, size) => Math.log(1 + (size - count + 0.5) / (count + 0.5));
