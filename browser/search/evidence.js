/**
 * Tells whether a query is of this field at all. Nothing is a better answer than something about another matter.
 *
 * What belongs to telephone cards alone (`field`) is proof. A refund, a contract or a cancellation may be of any
 * field: it is taken for this one unless the query says of what, and that is nothing this field knows.
 */

/**
 * @typedef {import("./segment.js").Unit} Unit
 * @typedef {"field" | "general" | "either" | "foreign" | "unlawful" | "question" | "none"} Role
 */

const ROLES = /** @type {const} */ (["field", "unlawful", "foreign", "either", ""]);
/** Heads of compounds: what stands before them says of what kind they are, as in 车牌号码 or "library card". */
const HEADS = ["card", "number", "phone", "account", "phone-card"];
/** What a query about this field may speak of beside another thing. */
const CARDS_AND_NUMBERS = ["card", "number", "phone", "phone-card"];
const CANCEL = "cancel";

/**
 * Return the role of a unit in a query.
 * @param {Unit} unit
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {(term: string) => boolean} isIndexed
 * @returns {Role}
 */
function roleOf(unit, lexicon, isIndexed) {
  if (unit.kind === "function") return "none";
  if (unit.kind === "concept") {
    const roles = unit.concepts.map((each) => lexicon.concepts[each]?.role ?? "");
    if (roles.every((role) => role === "question")) return "question";
    const role = ROLES.find((each) => roles.includes(each)) ?? "";
    return role || "general";
  }
  if (isIndexed(unit.key)) return "none";
  if (/^\d/.test(unit.key)) return "none";
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
 * @param {(term: string) => boolean} isIndexed
 */
function rolesOf(units, lexicon, isIndexed) {
  const roles = units.map((unit) => roleOf(unit, lexicon, isIndexed));
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
/** What shows that a thing is only the means: 用护照, "with a passport". */
/** An act that names its object itself: 销卡. */
const OWN_OBJECT = /[卡号]|sim|number|line/;
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

/**
 * Tell whether a query is of this field.
 * @param {import("./query.js").Query} query
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {(term: string) => boolean} isIndexed
 */
export function isOfTheField(query, lexicon, isIndexed) {
  const { units } = query;
  const roles = rolesOf(units, lexicon, isIndexed);
  if (roles.includes("field")) return true;
  for (const [index, role] of roles.entries()) {
    // 租车: what is wanted is another thing.
    const next = units[index + 1];
    if (role === "unlawful" && next && next.kind !== "function" && next.kind !== "concept") return false;
    if (role === "foreign" && isObject(index, units, roles, lexicon)) return false;
    if (role === "either" && isCancelled(index, query, roles, lexicon)) return false;
  }
  const own = roles.some((role) => role === "general" || role === "either" || role === "unlawful");
  if (own) return true;
  const words = units.filter((unit, index) => roles[index] !== "question" && unit.kind !== "function");
  const questions = roles.some((role) => role === "question");
  return words.length ? words.every((unit) => isIndexed(unit.key)) : questions;
}

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
const WANTS = ["buy", "rent", "sell", "borrow"];

/**
 * Tell whether somebody looks for cards to buy, rent, pass on or keep from being blocked.
 * @param {Unit[]} units
 * @param {import("./lexicon.js").Lexicon} lexicon
 */
export function seeksCards(units, lexicon) {
  if (units.some((unit) => isOneOf(unit, ["evade"], lexicon))) return true;
  const shunned = units.findIndex((unit) => isOneOf(unit, ["keep-from"], lexicon));
  if (shunned >= 0 && units.slice(shunned).some((unit) => isOneOf(unit, ["suspend"], lexicon))) return true;
  const wants = units.some((unit) => isOneOf(unit, WANTS, lexicon));
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
