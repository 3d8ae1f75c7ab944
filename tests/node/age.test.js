import assert from "node:assert/strict";
import { test } from "node:test";
import { ageSentence } from "../../browser/calculator/age.js";

const AGE = {
  made_on: "2026-11-22",
  clock_right_from: "2026-11-21",
  old_from: "2027-05-24",
  ended_from: "2027-12-24",
  calendar_ends: "2027-12-31",
  clock: "your clock",
  old: "old",
  ended: "ended",
};

for (const [what, today, sentence] of [
  ["a clock years behind the build is named", "2019-01-01", "your clock"],
  ["a clock two days behind the build is named", "2026-11-20", "your clock"],
  ["a clock some hours behind the build is none to name", "2026-11-21", ""],
  ["on the day of the build there is nothing to say", "2026-11-22", ""],
  ["on the day before half a year there is nothing to say", "2027-05-23", ""],
  ["from half a year on the copy is old", "2027-05-24", "old"],
  ["on the last day that is answered the copy is old", "2027-12-23", "old"],
  ["from the first day that is not answered on the calendar has ended", "2027-12-24", "ended"],
  ["a clock years ahead of the build is told the same", "2091-01-01", "ended"],
]) {
  test(what, () => assert.equal(ageSentence(AGE, today), sentence));
}

test("a calendar that ends before the copy is old has ended all the same", () => {
  const age = { ...AGE, ended_from: "2027-01-01" };
  assert.equal(ageSentence(age, "2027-02-01"), "ended");
});
