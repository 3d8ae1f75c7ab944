/** Which of the build's files a question needs, and that no file is asked for that it does not need. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { firstFile } from "../../browser/calculator/ready_files.js";
import { ReadyPlans } from "../../browser/calculator/ready_plans.js";

const KINDS = ["plain", "after_hours", "finish_by", "stop"];
const MONTHS = ["2026-11", "2026-12", "2027-01"];
const FILES = Object.fromEntries(
  KINDS.map((kind) => [kind, Object.fromEntries(MONTHS.map((month) => [month, `${kind}/${month}.json`]))]),
);
const ROUTE = "card=ordinary&via=hotline";
const TODAY = "2026-11-22";

/** @type {string[]} */
let asked;

beforeEach(() => {
  mock.restoreAll();
  asked = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ address) => {
    asked.push(address);
    return Response.json({ answers: {}, shapes: [], values: [] });
  });
});

const find = (/** @type {string} */ query) =>
  new ReadyPlans({ files: FILES, today: () => TODAY }).find(query);

test("a question needs the file of its kind and month", async () => {
  for (const [query, file] of [
    [`apply=2026-12-01&${ROUTE}`, "plain/2026-12.json"],
    [`apply=2026-12-01&${ROUTE}&after_hours=yes`, "after_hours/2026-12.json"],
    [`apply=2026-12-01&${ROUTE}&stop=arrears`, "plain/2026-12.json"],
    [`finish_by=2027-01-04&${ROUTE}`, "finish_by/2027-01.json"],
  ]) {
    asked = [];
    assert.equal(await find(query), null, query);
    assert.deepEqual(asked, [file], query);
  }
});

test("the next bill is looked for in this month and the next", async () => {
  assert.equal(await find(`finish_by=bill&bill_day=12&${ROUTE}`), null);
  assert.deepEqual(asked, ["finish_by/2026-11.json", "finish_by/2026-12.json"]);
});

test("a question that the form writes otherwise, or that nothing is ready for, asks for no file", async () => {
  for (const query of [
    "",
    ROUTE,
    `apply=2026-12-01&${ROUTE}&extra_days=2`,
    `apply=2026-12-01&${ROUTE}&after_hours=yes&month_start=yes`,
    `apply=2026-12-01&${ROUTE}&month_start=yes`, // of no kind that there is
    `apply=2026-12-01&${ROUTE}&constructor=yes`,
    "via=hotline&apply=2026-12-01&card=ordinary",
    `apply=2026-12-1&${ROUTE}`,
    "apply=2026-12-01&amp;card=ordinary&via=hotline",
    "apply=2026-12-01&card=ordinary&via=hot%6Cine",
    "apply=2026-12-01&card=ordinary&card=company&via=hotline",
    `?apply=2026-12-01&${ROUTE}`,
    `apply=2026-12-01&${ROUTE}\n`,
    `apply=2028-12-01&${ROUTE}`,
    `finish_by=2026-11-21&${ROUTE}`, // gone by
    `finish_by=2027-01-04&${ROUTE}&after_hours=yes`,
    `finish_by=bill&${ROUTE}`,
  ]) {
    assert.equal(await find(query), null, query);
    assert.deepEqual(asked, [], query);
  }
});

test("a month of one kind that was asked for already is no month of another", async () => {
  const answers = Promise.resolve({
    answers: { [`apply=2026-12-01&${ROUTE}`]: 0 },
    shapes: [],
    values: ["it"],
  });
  const first = { kind: "plain", month: "2026-12", answers };
  const ready = new ReadyPlans({ files: FILES, first, today: () => TODAY });
  assert.equal(await ready.find(`apply=2026-12-01&${ROUTE}`), "it");
  assert.deepEqual(asked, []);
  assert.equal(await ready.find(`apply=2026-12-01&${ROUTE}&after_hours=yes`), null);
  assert.deepEqual(asked, ["after_hours/2026-12.json"]);
});

test("the file asked for before all scripts is that which the address needs first", () => {
  for (const [query, kind, month] of [
    ["", "plain", "2026-11"],
    ["apply=2026-12-01", "plain", "2026-12"],
    ["apply=2026-12-01&after_hours=yes", "after_hours", "2026-12"],
    ["apply=2026-12-01&after_hours=no", "plain", "2026-12"],
    ["finish_by=2027-01-04", "finish_by", "2027-01"],
    ["finish_by=bill&bill_day=12", "finish_by", "2026-11"],
  ]) {
    assert.deepEqual(firstFile(FILES, new URLSearchParams(query), TODAY), { kind, month }, query);
  }
  const { plain } = FILES;
  const home = firstFile({ plain }, new URLSearchParams("finish_by=2027-01-04"), TODAY);
  assert.deepEqual(home, { kind: "plain", month: "2026-11" });
});
