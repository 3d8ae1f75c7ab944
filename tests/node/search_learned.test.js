import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen } from "../../browser/search/choose.js";
import { learned } from "../../browser/search/learn_index.js";
import { LEARNED_STEP, softmax } from "../../browser/search/softmax.js";

/**
 * A question of a section, its words of the same weight.
 * @param {number} section
 * @param {string} words
 */
const question = (section, words) => {
  const terms = words.split(" ");
  return {
    section,
    terms: terms.map((term) => /** @type {[string, number]} */ ([term, terms.length ** -0.5])),
  };
};
const QUESTIONS = [
  question(0, "letter complaint"),
  question(0, "write complaint"),
  question(1, "letter refund"),
  question(1, "write refund"),
  question(2, "fee"),
];

test("a word that two sections are asked alike tells less than one that only one of them is asked", () => {
  const weights = learned(QUESTIONS);
  const of = (/** @type {string} */ term, /** @type {number} */ section) =>
    weights.get(term)?.get(section) ?? 0;
  assert.ok(of("refund", 1) > 10 * Math.abs(of("letter", 1)));
  assert.ok(of("complaint", 0) > 10 * Math.abs(of("letter", 0)));
});

test("a word has a weight for no section that it is not asked of", () => {
  for (const [term, sections] of learned(QUESTIONS)) {
    for (const section of sections.keys()) {
      assert.ok(
        QUESTIONS.some((each) => each.section === section && each.terms.some(([own]) => own === term)),
      );
    }
  }
});

test("a question is set against those that are most like it, however many others there are", () => {
  const others = Array.from({ length: 60 }, (_, section) => question(section + 3, `letter other${section}`));
  const weights = learned([...QUESTIONS, ...others, question(63, "letter complaint")]);
  assert.ok((weights.get("complaint")?.get(0) ?? 0) > 0);
  assert.ok((weights.get("complaint")?.get(63) ?? 0) > 0);
  assert.equal(weights.get("complaint")?.size, 2);
});

test("what is learned is the same a second time", () => {
  assert.deepEqual(learned(QUESTIONS), learned(QUESTIONS));
});

test("of sections that rank nearly alike the one that the words tell comes first, and scores stay", () => {
  const shares = new Map([["refund", 1]]);
  /** @type {Map<string, [number, number][]>} */
  const weights = new Map([["refund", [[1, 3 / LEARNED_STEP]]]]);
  assert.deepEqual(
    chosen(
      [
        [0, 0.6],
        [1, 0.5],
      ],
      shares,
      weights,
    ),
    [
      [1, 0.5],
      [0, 0.6],
    ],
  );
});

test("a section far behind is not chosen, whatever the words tell", () => {
  /** @type {Map<string, [number, number][]>} */
  const weights = new Map([["refund", [[1, 3 / LEARNED_STEP]]]]);
  assert.equal(
    chosen(
      [
        [0, 1.6],
        [1, 0.5],
      ],
      new Map([["refund", 1]]),
      weights,
    )[0]?.[0],
    0,
  );
});

test("a query without a learned word leaves the order as it is, and nothing found is nothing chosen", () => {
  assert.deepEqual(
    chosen(
      [
        [4, 0.6],
        [2, 0.5],
      ],
      new Map(),
      new Map(),
    ),
    [
      [4, 0.6],
      [2, 0.5],
    ],
  );
  assert.deepEqual(chosen([], new Map(), new Map()), []);
  assert.deepEqual(softmax([0, 0]), [0.5, 0.5]);
});
