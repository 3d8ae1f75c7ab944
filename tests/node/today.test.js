import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOfMonth } from "../../browser/calculator/months.js";
import { todayInChina } from "../../browser/calculator/today.js";

test("today is the date in China, which is eight hours ahead of UTC", () => {
  assert.equal(todayInChina(new Date("2026-11-30T15:59:59Z")), "2026-11-30");
  assert.equal(todayInChina(new Date("2026-11-30T16:00:00Z")), "2026-12-01");
});

test("a date is written with four, two and two digits", () => {
  assert.equal(todayInChina(new Date("2027-01-02T04:00:00Z")), "2027-01-02");
});

test("the number of a day in its month stands without a zero before it", () => {
  assert.equal(dayOfMonth("2026-09-05"), "5");
  assert.equal(dayOfMonth("2026-09-10"), "10");
  assert.equal(dayOfMonth("2026-09-30"), "30");
});
