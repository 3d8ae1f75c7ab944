/**
 * Tells whether a query is of this field at all. Nothing is a better answer than something about another matter.
 *
 * What belongs to telephone cards alone (`field`) speaks for it, and so does how like a query is to the questions
 * that are answered; words that the pages do not know speak against it. How much each counts is fitted, see
 * tools/fit_search.py.
 */

import { gramsOf } from "./signature.js";

/**
 * @typedef {import("./segment.js").Unit} Unit
 * @typedef {"field" | "general" | "either" | "foreign" | "unlawful" | "question" | "none"} Role
 */

/** Of several roles of a word the first one here counts. */
const ROLES = /** @type {const} */ (["field", "unlawful", "foreign", "either"]);
/** Heads of compounds: what stands before them says of what kind they are, as in 车牌号码 or "library card". */
const HEADS = ["card", "number", "phone", "account", "phone-card"];
/** What a query about this field may speak of beside another thing. */
const CARDS_AND_NUMBERS = ["card", "number", "phone", "phone-card"];
const CANCEL = "cancel";

/**
 * Return the role of a unit in a query.
 * @param {Unit} unit
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Role}
 */
function roleOf(unit, lexicon) {
  if (unit.kind === "function") return "none";
  if (unit.kind === "concept") {
    const roles = unit.concepts.map((each) => lexicon.concepts[each]?.role ?? "");
    if (roles.every((role) => role === "question")) return "question";
    return ROLES.find((each) => roles.includes(each)) ?? "general";
  }
  if (lexicon.specific.has(unit.key) || /^\d/.test(unit.key)) return "none";
  return unit.noun || unit.kind === "unknown" ? "foreign" : "none";
}

/**
 * Tell whether a unit is one of the concepts.
 * @param {Unit | undefined} unit
 * @param {string[]} ids
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
const isOneOf = (unit, ids, lexicon) =>
  Boolean(unit?.concepts.some((each) => ids.includes(lexicon.concepts[each]?.id ?? "")));

/**
 * Return the roles of all units; a head that a foreign word stands before is foreign with it.
 * @param {Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function rolesOf(units, lexicon) {
  const roles = units.map((unit) => roleOf(unit, lexicon));
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1];
    if (
      index &&
      roles[index - 1] === "foreign" &&
      before?.end === unit.start &&
      isOneOf(unit, HEADS, lexicon)
    ) {
      roles[index] = "foreign";
    }
  }
  return roles;
}

/**
 * Tell whether a foreign word says what the general words of the query are about: it is named as foreign, stands
 * right before a general word, or is what is to be cancelled.
 * @param {number} index of the foreign word
 * @param {Unit[]} units
 * @param {Role[]} roles
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function isObject(index, units, roles, lexicon) {
  const unit = units[index];
  if (!unit || unit.kind === "concept") return true;
  let after = index + 1;
  while (units[after]?.key === "的") after += 1;
  let before = index - 1;
  while (roles[before] === "none" && units[before]?.kind === "function") before -= 1;
  const next = units[after];
  const isOfIt = Boolean(next?.concepts.some((each) => lexicon.concepts[each]?.of));
  return isOfIt || isOneOf(units[before], [CANCEL, "refund"], lexicon);
}

/** What may stand between "cancel" and what is cancelled. */
const ARTICLES = /^\s*(?:(?:我的?|一?[个张]|这[个张]?|那[个张]?|掉|my|the|an?|our|this|old)\s*)*$/;
/** An act that names its object itself: 销卡. */
const OWN_OBJECT = /[卡号]|sim|number|line/;
/** What shows that a thing is only the means: 用护照, "with a passport". */
const MEANS = /(?:[用拿凭持靠带]|with|using|by|on)\s*(?:(?:我的?|my|the|an?)\s*)*$/;

/**
 * Tell whether a thing of its own, such as a passport, is what is to be cancelled, or lost.
 * @param {number} index of the thing
 * @param {import("./query.js").Query} query
 * @param {Role[]} roles
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function isCancelled(index, { units, atoms, text }, roles, lexicon) {
  if (units.some((unit, at) => at !== index + 1 && isOneOf(unit, CARDS_AND_NUMBERS, lexicon))) return false;
  const first = units[index]?.start ?? 0;
  if (MEANS.test(text.slice(0, atoms[first]?.start))) return false;
  let after = index + 1;
  while (roles[after] === "none" || roles[after] === "question") after += 1;
  const acts = [CANCEL, "sim-lost"];
  if (isOneOf(units[after], ["account"], lexicon)) after += 1;
  if (isOneOf(units[after], acts, lexicon)) return !OWN_OBJECT.test(units[after]?.key ?? "");
  return units.some((unit, at) => {
    if (OWN_OBJECT.test(unit.key)) return false;
    const end = atoms[unit.end - 1]?.end ?? 0;
    return at < index && isOneOf(unit, acts, lexicon) && ARTICLES.test(text.slice(end, atoms[first]?.start));
  });
}

/** A name of the field that tells less than this is a word of every day too. */
const PROOF = 2;
/** More of a kind tells no more. */
const MAX_COUNT = 3;
/** What a concept tells where an anchor is there already. */
const BESIDE_ANCHOR = 0.4;

/**
 * What speaks for and against a query being of this field, by name: concepts (`#` and the id), characters and words
 * (`=` and the text), and what `talliesOf` counts.
 * @typedef {Record<string, number>} Evidence
 */

/**
 * Tell whether a unit can only mean a telephone card, a number or a carrier: an anchor.
 * @param {Unit} unit
 * @param {Role | undefined} role
 * @param {boolean} afterStranger whether a word right before it says of what kind it is
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function isAnchor(unit, role, afterStranger, lexicon) {
  if (role === "field") return (lexicon.specific.get(unit.key) ?? PROOF) >= PROOF;
  return !afterStranger && isOneOf(unit, CARDS_AND_NUMBERS, lexicon);
}

/**
 * Count the words of a query by what they are to this field: things, acts and words unheard of, of other fields
 * (`foreign`), of any (`either`), and common ones that pages hardly use (`against`).
 * @param {Unit[]} units
 * @param {Role[]} roles
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function talliesOf(units, roles, lexicon) {
  const tally = { words: 0, things: 0, acts: 0, unheard: 0, foreign: 0, either: 0, against: 0 };
  let [isAnchored, afterStranger] = [false, false];
  for (const [index, unit] of units.entries()) {
    const role = roles[index];
    if (unit.kind === "function") continue;
    const before = afterStranger;
    afterStranger = false;
    if (role === "question" || /^\d/.test(unit.key)) continue;
    tally.words += 1;
    const told = lexicon.specific.get(unit.key);
    if (unit.kind === "concept") {
      afterStranger = role === "foreign";
      if (role === "foreign") tally.foreign += 1;
      else if (isAnchor(unit, role, before, lexicon)) isAnchored = true;
      else if (role === "either") tally.either += 1;
      else if (told !== undefined && told < 0) tally.against += 1;
    } else if (told !== undefined) {
      if (told < 1) tally.against += 1;
    } else {
      afterStranger = unit.noun || unit.kind === "unknown";
      tally[unit.kind === "unknown" ? "unheard" : unit.noun ? "things" : "acts"] += 1;
    }
  }
  return { tally, isAnchored };
}

/** What a name of the field is taken to tell that the pages do not use, and a word that they do not know. */
const UNUSED = 1;
const UNKNOWN = -2;

/**
 * Return what the words of a query tell on the average, as field_words.js counts it; 0 if it has none.
 * @param {Unit[]} units
 * @param {Role[]} roles
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
function toldOnAverage(units, roles, lexicon) {
  const told = units.flatMap((unit, index) => {
    if (unit.kind === "function" || roles[index] === "question" || /^\d/.test(unit.key)) return [];
    return [lexicon.specific.get(unit.key) ?? (unit.kind === "concept" ? UNUSED : UNKNOWN)];
  });
  return told.reduce((sum, each) => sum + each, 0) / Math.max(1, told.length);
}

/**
 * Return what speaks for and against a query being of this field.
 * @param {import("./query.js").Query} query
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {Pick<import("./likeness.js").Likeness, "best" | "known" | "covered" | "together">} likeness to the questions
 * @param {boolean} isDated whether it speaks of a date
 * @returns {Evidence}
 */
export function evidenceOf(query, lexicon, { best: like, known, covered, together }, isDated) {
  const { units } = query;
  const roles = rolesOf(units, lexicon);
  const { tally, isAnchored } = talliesOf(units, roles, lexicon);
  const indices = Array.from(units.keys());
  const isOther = indices.some(
    (index) => roles[index] === "foreign" && isObject(index, units, roles, lexicon),
  );
  const isElsewhere = indices.some(
    (index) => roles[index] === "either" && isCancelled(index, query, roles, lexicon),
  );
  const strangers = tally.things + tally.acts + tally.unheard + tally.foreign;
  /** @param {number} count */
  const few = (count) => Math.min(MAX_COUNT, count);
  const counted = {
    like,
    known,
    covered,
    together,
    tells: toldOnAverage(units, roles, lexicon),
    strange: strangers / Math.max(1, tally.words),
    object: Number(isOther),
    cancelled: Number(isElsewhere),
    bare: Number(!tally.words),
    ...Object.fromEntries(Object.entries(tally).map(([name, count]) => [name, few(count)])),
  };
  const suffix = isAnchored ? "Anchored" : "";
  const concepts = units.flatMap((unit) => (unit.kind === "function" ? [] : unit.concepts));
  return {
    base: 1,
    chinese: Number(query.atoms.some(({ han }) => han)),
    dated: Number(isDated && !strangers),
    anchored: Number(isAnchored),
    ...Object.fromEntries(Object.entries(counted).map(([name, value]) => [name + suffix, value])),
    ...Object.fromEntries(
      concepts.map((each) => [`#${lexicon.concepts[each]?.id}`, isAnchored ? BESIDE_ANCHOR : 1]),
    ),
    ...Object.fromEntries(Array.from(gramsOf(query.atoms).keys(), (gram) => [`=${gram}`, 1])),
  };
}

/**
 * Tell whether a query is of this field.
 * @param {Evidence} evidence
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export const isOfTheField = (evidence, { weights }) =>
  Object.entries(evidence).reduce((sum, [name, value]) => sum + value * (weights.get(name) ?? 0), 0) > 0;

/** What makes a wish for cards of a word such as "buy". */
const CARDS = [
  "card",
  "phone-card",
  "number",
  "telemarketing-card",
  "whitelist-card",
  "ordinary-card",
  "phone",
];
/** Who speaks of these has a card already. */
const HAS_ONE = [CANCEL, "suspend", "unblock", "refund", "complaint", "seller", "bought-card", "fraud-stop"];

/**
 * Tell whether somebody looks for cards to buy, rent, pass on or keep from being blocked.
 * @param {Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export function seeksCards(units, lexicon) {
  if (units.some((unit) => isOneOf(unit, ["evade"], lexicon))) return true;
  const shunned = units.findIndex((unit) => isOneOf(unit, ["keep-from"], lexicon));
  if (shunned >= 0 && units.slice(shunned).some((unit) => isOneOf(unit, ["suspend"], lexicon))) return true;
  const wants = units.some((unit) =>
    unit.concepts.some((each) => lexicon.concepts[each]?.role === "unlawful"),
  );
  const content = units.filter((unit) => unit.kind === "concept");
  const aboutCards = content.some(
    (unit) =>
      isOneOf(unit, CARDS, lexicon) ||
      unit.parts.some((each) => CARDS.includes(lexicon.concepts[each]?.id ?? "")),
  );
  return (
    wants && (aboutCards || content.length === 1) && !content.some((unit) => isOneOf(unit, HAS_ONE, lexicon))
  );
}
