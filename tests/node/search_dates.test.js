import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateIn, saysOnlyWhen } from "../../browser/search/dates.js";
import { lexiconOf } from "../../browser/search/lexicon.js";
import { atomsOf, normalised } from "../../browser/search/text.js";

const TODAY = "2026-11-26"; // a Thursday

/**
 * The days of some months, as the build lists them; the first is a Monday.
 * @param {[string, number, number][]} months month, first day and last
 */
const listed = (months) =>
  months
    .flatMap(([month, first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => `${month}-${String(first + at).padStart(2, "0")}`),
    )
    .join("\n");

const DAYS = {
  days: listed([
    ["2026-11", 16, 30],
    ["2026-12", 1, 31],
    ["2027-01", 1, 31],
    ["2027-02", 1, 28],
  ]),
  holidays: [
    { names: ["圣诞", "Christmas"], first: "2026-12-25", before: "2026-12-24" },
    { names: ["春节", "CNY"], first: "2027-02-05", before: "2027-02-04" },
  ],
};
const LEXICON = lexiconOf({
  concepts: [],
  names: {},
  function: "",
  everyday: { noun: "", function: "", other: "" },
  latin: "",
  specific: {},
  weights: {},
  sounds: {},
  initials: {},
  syllables: {},
  traditional: { from: "週號後個禮", to: "周号后个礼" },
  law: "law",
  ...DAYS,
});

/** @param {string} typed */
const queryOf = (typed) => {
  const text = LEXICON.simplify(normalised(typed));
  return { text, atoms: atomsOf(text), units: [], cut: false };
};
/** @param {string} typed @param {string} [today] */
const offered = (typed, today = TODAY) => {
  const found = dateIn(queryOf(typed), DAYS, today, LEXICON);
  return found && [found.offer.name, found.offer.value];
};

for (const [typed, name, value] of [
  // what the calculator reads is handed on
  ["12月1号申请", "apply", "12月1号"],
  ["十二月一号去办", "apply", "十二月一号"],
  ["1 December", "apply", "1 december"],
  ["before December 5th", "finish_by", "december 5th"],
  ["2026-12-01之前办完", "finish_by", "2026-12-01"],
  ["下周三去办", "apply", "下周三"],
  ["next Friday", "apply", "next friday"],
  ["明天去", "apply", "明天"],
  ["in 3 days", "apply", "in 3 days"],
  // weekdays: the next one to come, today among them
  ["周三去行吗", "apply", "2026-12-02"],
  ["週四去", "apply", "2026-11-26"],
  ["星期天能办吗", "apply", "2026-11-29"],
  ["下下周一", "apply", "2026-12-07"],
  ["by Friday", "finish_by", "2026-11-27"],
  ["can I do it on Monday", "apply", "2026-11-30"],
  ["下周", "apply", "2026-11-30"],
  ["next week", "apply", "2026-11-30"],
  ["这周末之前", "finish_by", "2026-11-28"],
  ["next weekend", "apply", "2026-12-05"],
  // relative days
  ["大后天", "apply", "2026-11-29"],
  ["the day after tomorrow", "apply", "2026-11-28"],
  ["三天后", "apply", "2026-11-29"],
  ["两周以后", "apply", "2026-12-10"],
  ["一個禮拜後", "apply", "2026-12-03"],
  ["in two weeks", "apply", "2026-12-10"],
  ["in a week", "apply", "2026-12-03"],
  // parts of months
  ["月底前能办好吗", "finish_by", "2026-11-30"],
  ["这个月底", "apply", "2026-11-30"],
  ["下月初办", "apply", "2026-12-01"],
  ["下个月底之前", "finish_by", "2026-12-31"],
  ["月初", "apply", "2026-12-01"],
  ["12月中旬", "apply", "2026-12-15"],
  ["by the end of the month", "finish_by", "2026-11-30"],
  ["end of next month", "apply", "2026-12-31"],
  ["before the end of February", "finish_by", "2027-02-28"],
  ["mid-December", "apply", "2026-12-15"],
  ["month end", "apply", "2026-11-30"],
  ["下个月", "apply", "2026-12-01"],
  // days of months: this month's, or the next that has it
  ["28号去办", "apply", "2026-11-28"],
  ["十五号之前", "finish_by", "2026-12-15"],
  ["下个月10号", "apply", "2026-12-10"],
  ["by the 20th", "finish_by", "2026-12-20"],
  // holidays
  ["春节前", "finish_by", "2027-02-04"],
  ["before Christmas", "finish_by", "2026-12-24"],
]) {
  test(`${typed} offers ${name} ${value}`, () =>
    assert.deepEqual(offered(/** @type {string} */ (typed)), [name, value]));
}

// What the calculator makes of a text: tests/unit/calculator/test_dates_read.py holds it to the same table.
const READ = new Map(
  readFileSync(new URL("../dates_typed.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((row) => row && !row.startsWith("#"))
    .map((row) => /** @type {[string, string]} */ (row.split("\t"))),
);
for (const [typed, days] of READ) {
  test(`${typed} offers no day but one that the calculator reads in it`, () => {
    const value = offered(typed)?.[1];
    if (value === undefined) return;
    // A day that was looked up, or a part of the text, which then stands in the table itself.
    const meant = /^\d{4}-\d\d-\d\d$/.test(value) ? [value] : READ.get(value)?.split("|");
    assert.ok(
      meant?.every((day) => days.split("|").includes(day)),
      `${value}: ${meant}`,
    );
  });
}

for (const typed of [
  "注销手机卡",
  "11号线",
  "170号段",
  "每周一开会",
  "号码注销",
  "the calendar",
  "may I cancel",
  "march",
  "sunny",
  "今年",
]) {
  test(`${typed} names no day`, () => assert.equal(offered(typed), null));
}

test("on a day that the list does not hold no day is computed, and written ones are still handed on", () => {
  assert.equal(offered("月底前", "2031-01-05"), null);
  assert.deepEqual(offered("12月1号", "2031-01-05"), ["apply", "12月1号"]);
});

test("the end of December is looked for in the year that it is", () => {
  assert.deepEqual(offered("月底前", "2026-12-31"), ["finish_by", "2026-12-31"]);
  assert.deepEqual(offered("周五", "2026-12-31"), ["apply", "2027-01-01"]);
});

test("a way to speak of any month says more than when, unless all must be done by it", () => {
  /** @param {string} typed */
  const only = (typed) => {
    const query = queryOf(typed);
    const found = dateIn(query, DAYS, TODAY, LEXICON);
    return found && saysOnlyWhen(query, found);
  };
  assert.equal(only("月底能办吗"), false);
  assert.equal(only("月底前办完"), true);
  assert.equal(only("12月1号"), true);
});
