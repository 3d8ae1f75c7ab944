import assert from "node:assert/strict";
import { test } from "node:test";
import { countLines, tooMuch } from "../../browser/calculator/size.js";

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("lines are counted whatever ends them, and an end at the end of the file begins no line", () => {
  for (const [text, lines] of /** @type {const} */ ([
    ["a", 1],
    ["a\n", 1],
    ["a\nb", 2],
    ["a\r\nb\r\n", 2],
    ["a\rb\rc", 3],
    ["a\n\nb\n", 3],
  ])) {
    assert.equal(countLines(bytes(text)), lines, JSON.stringify(text));
  }
});

test("a table is too large by its bytes or by its lines, and neither at the limit itself", () => {
  const table = bytes("label,date\n1,2026-12-01\n");
  assert.equal(tooMuch(table, { bytes: table.length, lines: 2 }), undefined);
  assert.equal(tooMuch(table, { bytes: table.length - 1, lines: 2 }), "too_many_bytes");
  assert.equal(tooMuch(table, { bytes: table.length, lines: 1 }), "too_many_lines");
});
