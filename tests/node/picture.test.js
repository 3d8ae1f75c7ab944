import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenText } from "../../browser/calculator/picture.js";
import { qrOf } from "../../browser/calculator/qr.js";

/** @param {number} length */
const upTo = (length) => (/** @type {string} */ part) => part.length <= length;

test("English breaks between words", () => {
  assert.deepEqual(brokenText("Likely done by Thu 3 Dec 2026.", upTo(14)), [
    "Likely done by",
    "Thu 3 Dec",
    "2026.",
  ]);
});

test("Chinese breaks between characters, and no line begins with a closing mark", () => {
  assert.deepEqual(brokenText("预计周四办完，之后再查。", upTo(6)), ["预计周四办", "完，之后再", "查。"]);
});

test("no line ends with an opening mark", () => {
  assert.deepEqual(brokenText("最晚是周六（估算的）", upTo(6)), ["最晚是周六", "（估算的）"]);
});

test("digits within Chinese stay together", () => {
  assert.deepEqual(brokenText("最晚2026年12月3日办完", upTo(8)), ["最晚2026年", "12月3日办完"]);
});

test("a word that is longer than a line is cut and nothing of it is lost", () => {
  const link = "https://guide.example/en/calculator/?apply=2026-09-28&card=ordinary";
  const lines = brokenText(link, upTo(20));
  assert.equal(lines.join(""), link);
  assert.ok(lines.every(upTo(20)));
});

test("a text without words has no lines", () => {
  assert.deepEqual(brokenText("  ", upTo(5)), []);
});

test("a long link has a code", () => {
  const code = qrOf(`https://guide.example/calculator/?apply=2026-09-28&stop=${"arrears,".repeat(20)}`);
  assert.ok(code.size >= 33);
  assert.ok(code.get(0, 0) && !code.get(7, 7));
});
