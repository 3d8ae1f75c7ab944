/** The counter's questions that have ready answers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { monthOfCount } from "../../browser/counter/ready.js";

test("a canonical count of one day, or of days from one, belongs to the month of that day", () => {
  assert.equal(monthOfCount("count=is&from=2026-12-01"), "2026-12");
  assert.equal(monthOfCount("count=after&from=2026-11-22&days=10"), "2026-11");
});

test("no ready answer is looked for where an option is given, or a date is written otherwise", () => {
  for (const query of [
    "count=after&from=2026-11-22&days=10&first=yes",
    "count=after&from=2026-11-22&days=10&unit=natural",
    "count=between&from=2026-11-22&to=2026-12-01",
    "count=after&from=22+Nov+2026&days=10",
    "apply=2026-11-22&card=ordinary&via=hotline",
    "",
  ]) {
    assert.equal(monthOfCount(query), undefined, query);
  }
});
