import assert from "node:assert/strict";
import { test } from "node:test";
import { openAnswers } from "../../browser/calculator/answer_codec.js";

const FIRST = "apply=2026-12-01&card=a&via=b";
const SECOND = "apply=2026-12-02&card=a&via=b";
// Written by hooks/finish/answer_codec.py from the two answers below.
const packed = () => ({
  answers: { "apply=2026-12-01&card=a&via=b": 13, "apply=2026-12-02&card=a&via=b": 14 },
  shapes: [
    ["ok", "dates", "days", "none"],
    ["date", "count"],
  ],
  values: [
    "2026-12-01",
    "2026-12-02",
    "2026-12-07",
    1,
    2,
    false,
    null,
    true,
    [-1, 0, 2],
    [-1, 15, 1],
    [-1],
    [-1, -14, -1],
    [-1, 16],
    [0, 7, 8, 9, 10],
    [0, -2, 3, 3, 0],
    [1, 0, 6],
    [1, 2, -3],
    [1, -1, 1],
  ],
});
const ANSWERS = {
  [FIRST]: {
    ok: true,
    dates: ["2026-12-01", "2026-12-07"],
    days: [
      { date: "2026-12-01", count: null },
      { date: "2026-12-07", count: 1 },
    ],
    none: [],
  },
  [SECOND]: {
    ok: false,
    dates: ["2026-12-02", "2026-12-01"],
    days: [{ date: "2026-12-02", count: 2 }],
    none: [],
  },
};

test("every packed answer comes out as it went in, in any order and more than once", () => {
  const find = openAnswers(packed());
  assert.deepEqual(find(SECOND), ANSWERS[SECOND]);
  assert.deepEqual(find(FIRST), ANSWERS[FIRST]);
  assert.deepEqual(find(SECOND), ANSWERS[SECOND]);
});

test("a question that was not packed has no answer, whatever its name", () => {
  const find = openAnswers(packed());
  for (const query of ["apply=2026-12-03&card=a&via=b", "constructor", "__proto__", ""]) {
    assert.equal(find(query), null);
  }
});
