import assert from "node:assert/strict";
import { test } from "node:test";
import { tableOfQuery } from "../../browser/calculator/csv.js";
import { isHeld, modeOf, writeQuery } from "../../browser/calculator/question.js";

test("a query keeps its order, and the commas of a list", () => {
  /** @type {[string, string][]} */
  const entries = [
    ["finish_by", "2026-12-31"],
    ["stop", "arrears,balance"],
  ];
  assert.equal(writeQuery(entries), "finish_by=2026-12-31&stop=arrears,balance");
});

test("what would end or change a query is written so that it comes back as it was", () => {
  const value = "a&b=c?#+% 中文";
  const query = writeQuery([["apply", value]]);
  assert.equal(new URLSearchParams(query).get("apply"), value);
});

test("what is asked for is told by the names in the query", () => {
  for (const [query, mode] of [
    ["apply=2026-12-01", "apply"],
    ["apply=2026-11-22", "apply"],
    ["apply=2026-11-21", "applied"],
    ["", "apply"],
    ["finish_by=2026-12-31", "finish_by"],
    ["finish_by=bill&bill_day=11", "bill"],
  ]) {
    assert.equal(modeOf(new URLSearchParams(query), "2026-11-22"), mode, query);
  }
});

test("a question becomes a table of one row whose names are the columns", () => {
  assert.equal(
    tableOfQuery("apply=2026-12-01&stop=arrears,balance"),
    '"apply","stop"\n"2026-12-01","arrears,balance"\n',
  );
});

test("a quotation mark in a cell is doubled", () => {
  assert.equal(tableOfQuery("apply=%22now%22%0A"), '"apply"\n"""now""\n"\n');
});

const OWN = "apply=2026-12-01&card=ordinary&via=hotline&stop=arrears,balance";

test("a query that the form says too is the form's own question", () => {
  for (const query of [OWN, "apply=2026-12-01", "stop=arrears,balance&apply=2026-12-01"]) {
    assert.equal(isHeld(query, OWN), true, query);
  }
});

test("a query that the form cannot say, or that is written in an unusual way, is for Python alone", () => {
  for (const query of [
    "apply=2026-12-01&amp;card=company",
    "apply=2026-12-01&card=company",
    "apply=2026-12-01&crad=company",
    "apply=2026-12-01&apply=2026-12-02",
    "apply=2026-12-01&&card=ordinary",
    "apply=2026-12-01&card",
    "apply=2026-12-01&card=ordin%61ry",
    "apply=2026-12-01+",
    "apply=2026-12-01;card=company",
    "?apply=2026-12-01",
  ]) {
    assert.equal(isHeld(query, OWN), false, query);
  }
});
