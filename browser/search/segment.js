/**
 * Cuts atoms into the words that cost least: known words are cheap, long ones cheaper, what is unknown is dear.
 *
 * Pages and queries are cut by the same rules; a query is also tried by sound (`bySound`), a page is not.
 */

import { keyOf } from "./text.js";

/**
 * A stretch of atoms, from `start` up to `end`. `concepts` are those that it names, `parts` those that its parts
 * name. `guessed` tells that it was not written so.
 * @typedef {object} Unit
 * @property {"concept" | "function" | "word" | "unknown"} kind
 * @property {string} key
 * @property {number[]} concepts
 * @property {number[]} parts
 * @property {boolean} noun
 * @property {boolean} guessed
 * @property {number} start
 * @property {number} end
 */

/**
 * A way to go on from an atom: the atoms it takes, what it costs, the units it makes.
 * @typedef {{ size: number, cost: number, units: (start: number) => Unit[] }} Step
 */

const COST = {
  concept: 1,
  word: 1.04,
  single: 1.2, // one character that is a word of its own is less likely than one that is part of a longer word
  alike: 1.5,
  near: 1.9,
  look: 2.35, // dearer than a known word and a single character: 手机壳 is not meant to be 手机卡
  spelled: 1.4,
  unknown: 2.3,
  longer: 0.02, // the discount for each further atom
  asked: 0.1, // the discount for a verb that is asked about
};
const MIN_SPELLED = 4;
const MAX_SOUND = 6;
const MAX_SPELLED = 10;
/** A part that tells less is not taken notice of. */
const MIN_PART = 0.5;
// What may stand between the atoms of one word.
const BRIDGE = /^(?:[\s\-_/&.·'"]|\b(?:an?|the|my|your|our|his|her|their|this|these|those)\b)*$/u;
// 能不能, 有没有: one verb asked about, never two words.
const ASKED = /^(.)[不没]\1/u;

/**
 * @param {Unit["kind"]} kind
 * @param {string} key
 * @param {number} start
 * @param {number} size
 * @param {Partial<Unit>} more
 * @returns {Unit}
 */
const unit = (kind, key, start, size, more = {}) => ({
  kind,
  key,
  concepts: [],
  parts: [],
  noun: false,
  guessed: false,
  start,
  end: start + size,
  ...more,
});

/**
 * Return how many atoms from each one on stand together, so that a word may reach over them.
 * @param {import("./text.js").Atom[]} atoms
 * @param {string} text
 */
function reaches(atoms, text) {
  const found = Array(atoms.length).fill(1);
  for (let i = atoms.length - 2; i >= 0; i--) {
    const between = text.slice(atoms[i]?.end, atoms[i + 1]?.start);
    if (BRIDGE.test(between)) found[i] = found[i + 1] + 1;
  }
  return found;
}

/** @type {WeakMap<import("./lexicon.js").Lexicon, Map<string, number[]>>} */
const partsKnown = new WeakMap();

/**
 * Return the concepts that the parts of a name name, without those it must be kept apart from. A name has parts only
 * if it is made of words through and through: 电销卡 is not 电 and 销卡.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms of the name
 * @param {number[]} own
 * @returns {number[]}
 */
function partsOf(lexicon, atoms, own) {
  if (atoms.length < 2) return [];
  const known = partsKnown.get(lexicon) ?? new Map();
  partsKnown.set(lexicon, known);
  const key = keyOf(atoms);
  const cached = known.get(key);
  if (cached) return cached;
  const reach = atoms.map((_, index) => atoms.length - index);
  const units = cheapest(atoms.length, (at) =>
    written(lexicon, atoms, at, /** @type {number} */ (reach[at])).filter(({ size }) => size < atoms.length),
  );
  const apart = new Set(own.flatMap((each) => lexicon.concepts[each]?.apart ?? []));
  const isMadeOfWords = units?.every(
    (each) => each.kind !== "word" || each.end - each.start > 1 || !atoms[each.start]?.han,
  );
  const found = isMadeOfWords ? (units ?? []).flatMap(({ concepts, parts }) => [...concepts, ...parts]) : [];
  const parts = Array.from(new Set(found)).filter((each) => {
    const weight = lexicon.concepts[each]?.weight ?? 1;
    return !apart.has(each) && !own.includes(each) && weight >= MIN_PART;
  });
  known.set(key, parts);
  return parts;
}

/**
 * Return the units of the cheapest way over all atoms, or null if there is none.
 * @param {number} length
 * @param {(at: number) => Step[]} stepsFrom
 * @returns {Unit[] | null}
 */
function cheapest(length, stepsFrom) {
  const cost = [0, ...Array(length).fill(Infinity)];
  /** @type {(Step | undefined)[]} */
  const last = [];
  for (let at = 0; at < length; at++) {
    if (cost[at] === Infinity) continue;
    for (const step of stepsFrom(at)) {
      const total = cost[at] + step.cost;
      // Of two ways that cost the same, the one whose first word is longer: 银行卡, 丢了.
      if (total < cost[at + step.size] + 1e-9) {
        cost[at + step.size] = total;
        last[at + step.size] = step;
      }
    }
  }
  if (cost[length] === Infinity) return null;
  /** @type {Unit[]} */
  const units = [];
  for (let end = length; end > 0; ) {
    const step = /** @type {Step} */ (last[end]);
    end -= step.size;
    units.unshift(...step.units(end));
  }
  return units;
}

/**
 * Return the steps over words that are written as they are known.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 * @param {number} at
 * @param {number} reach
 * @returns {Step[]}
 */
function written(lexicon, atoms, at, reach) {
  /** @type {Step[]} */
  const steps = [];
  let key = "";
  for (let size = 1; size <= Math.min(reach, lexicon.longest); size++) {
    const atom = /** @type {import("./text.js").Atom} */ (atoms[at + size - 1]);
    const before = atoms[at + size - 2];
    key += size === 1 || atom.han || before?.han ? atom.key : ` ${atom.key}`;
    const discount = COST.longer * (size - 1) + (ASKED.test(key) ? COST.asked : 0);
    const concepts = lexicon.names.get(key);
    const word = lexicon.everyday.get(key);
    const known = key;
    if (concepts) {
      const own = atoms.slice(at, at + size);
      steps.push({
        size,
        cost: COST.concept - discount,
        units: (start) => [
          unit("concept", known, start, size, { concepts, parts: partsOf(lexicon, own, concepts) }),
        ],
      });
    } else if (word) {
      const cost = (size === 1 && atom.han && word !== "function" ? COST.single : COST.word) - discount;
      const kind = word === "function" ? "function" : "word";
      const noun = word === "noun" && (size > 1 || !atom.han);
      steps.push({ size, cost, units: (start) => [unit(kind, known, start, size, { noun })] });
    }
    if (lexicon.beginnings && !lexicon.beginnings.has(key)) break;
  }
  return steps;
}

/**
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {string} name
 * @param {number} start
 * @param {number} size
 */
function guess(lexicon, name, start, size) {
  const concepts = lexicon.names.get(name) ?? [];
  return unit(concepts.length ? "concept" : "function", name, start, size, { concepts, guessed: true });
}

/**
 * Tell whether atoms are function words alone: 叫什么 is right as it stands, however much it sounds like 交什么.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 */
function saysNothing(lexicon, atoms) {
  const units = cheapest(atoms.length, (at) => written(lexicon, atoms, at, atoms.length - at));
  return units?.every(({ kind }) => kind === "function") ?? false;
}

/**
 * Return the steps over runs of characters that sound or look like a name.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 * @param {number} at
 * @param {number} reach
 * @returns {Step[]}
 */
function soundsOrLooksLike(lexicon, atoms, at, reach) {
  /** @type {Step[]} */
  const steps = [];
  for (let size = 2; size <= Math.min(reach, MAX_SOUND) && atoms[at + size - 1]?.han; size++) {
    const run = keyOf(atoms.slice(at, at + size));
    if (lexicon.names.has(run) || lexicon.everyday.has(run)) continue;
    if (saysNothing(lexicon, atoms.slice(at, at + size))) continue;
    const alike = lexicon.sounds.alike(run)[0];
    const near = alike ?? (size > 2 ? lexicon.sounds.near(run)[0] : undefined);
    const name = near ?? lexicon.looksLike(run);
    if (!name) continue;
    const cost = (alike ? COST.alike : near ? COST.near : COST.look) - COST.longer * (size - 1);
    steps.push({ size, cost, units: (start) => [guess(lexicon, name, start, size)] });
  }
  return steps;
}

/**
 * Return the steps over letters that are pinyin, in one piece or in several, or initials.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 * @param {number} at
 * @param {number} reach
 * @returns {Step[]}
 */
function spelled(lexicon, atoms, at, reach) {
  /** @type {Step[]} */
  const steps = [];
  let letters = "";
  for (let size = 1; size <= Math.min(reach, MAX_SPELLED); size++) {
    const atom = atoms[at + size - 1];
    if (!atom || atom.han || !/^[a-z']+$/.test(atom.raw)) break;
    letters += atom.raw.replaceAll("'", "");
    const initials = size === 1 ? lexicon.sounds.initials(letters).slice(0, 1) : [];
    const names =
      letters.length < MIN_SPELLED ? [] : lexicon.sounds.spelled(letters).map((each) => each[0] ?? "");
    const found = names.length ? names : initials;
    if (!found.length) continue;
    const cost = COST.spelled * found.length - COST.longer * letters.length;
    steps.push({ size, cost, units: (start) => found.map((name) => guess(lexicon, name, start, size)) });
  }
  return steps;
}

/**
 * Return the units of a text, left to right.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {import("./text.js").Atom[]} atoms
 * @param {string} text that the atoms are of
 * @param {{ bySound: boolean }} options
 * @returns {Unit[]}
 */
export function segmented(lexicon, atoms, text, { bySound }) {
  const reach = reaches(atoms, text);
  const units = cheapest(atoms.length, (at) => {
    const atom = /** @type {import("./text.js").Atom} */ (atoms[at]);
    const far = /** @type {number} */ (reach[at]);
    const guesses = bySound ? (atom.han ? soundsOrLooksLike : spelled)(lexicon, atoms, at, far) : [];
    /** @type {Step} */
    const unknown = { size: 1, cost: COST.unknown, units: (start) => [unit("unknown", atom.key, start, 1)] };
    return [...written(lexicon, atoms, at, far), ...guesses, unknown];
  });
  return joined(units ?? [], atoms);
}

/**
 * Return the units with neighbouring unknown characters put together: they are one word that nobody knows.
 * @param {Unit[]} units
 * @param {import("./text.js").Atom[]} atoms
 */
function joined(units, atoms) {
  /** @type {Unit[]} */
  const found = [];
  for (const each of units) {
    const before = found.at(-1);
    const isHan = each.kind === "unknown" && atoms[each.start]?.han;
    if (
      before &&
      isHan &&
      before.kind === "unknown" &&
      before.end === each.start &&
      atoms[before.start]?.han
    ) {
      before.key += each.key;
      before.end = each.end;
    } else {
      found.push(each);
    }
  }
  return found;
}
