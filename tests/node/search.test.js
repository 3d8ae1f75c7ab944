import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../browser/search/engine.js";
import { excerpt, marked } from "../../browser/search/results.js";
import { queryWords, simplifiedOf, wordsOf } from "../../browser/search/words.js";

const SIMPLIFIED = simplifiedOf({ from: "註銷", to: "注销" });

test("Chinese counts as overlapping pairs, and a short run as itself too", () => {
  assert.deepEqual(wordsOf("注销", SIMPLIFIED), ["注销"]);
  assert.deepEqual(wordsOf("电销卡", SIMPLIFIED), ["电销", "销卡", "电销卡"]);
  assert.deepEqual(wordsOf("电销卡怎么注销", SIMPLIFIED), ["电销", "销卡", "卡怎", "怎么", "么注", "注销"]);
});

test("Traditional characters, full-width letters and capitals are compared as the usual ones", () => {
  assert.deepEqual(wordsOf("註銷", SIMPLIFIED), ["注销"]);
  assert.deepEqual(wordsOf("ＳＩＭ Card １００８６", SIMPLIFIED), ["sim", "card", "10086"]);
});

test("signs part words and are none", () => {
  assert.deepEqual(wordsOf("3-5 天，<b>", SIMPLIFIED), ["3", "5", "天", "b"]);
});

test("pinyin typed in pieces is tried as one word too", () => {
  assert.deepEqual(queryWords("bai ming dan", SIMPLIFIED), ["bai", "ming", "dan", "baimingdan"]);
  assert.deepEqual(queryWords("baimingdan", SIMPLIFIED), ["baimingdan"]);
});

test("a Latin word is marked whole, a Chinese one anywhere, and the rest stays text", () => {
  assert.equal(marked("it is with it", ["it"]), "<mark>it</mark> is with <mark>it</mark>");
  assert.equal(marked("怎么注销卡", ["注销"]), "怎么<mark>注销</mark>卡");
  assert.equal(marked('<img src="x">', ["img"]), "&#60;<mark>img</mark> src=&#34;x&#34;&#62;");
});

test("an excerpt starts shortly before the first word and says that it is one", () => {
  const text = `${"一".repeat(200)}注销${"二".repeat(200)}`;
  const found = excerpt(text, ["注销"]);
  assert.ok(found.startsWith(`…${"一".repeat(24)}注销`));
  assert.ok(found.endsWith("…"));
  assert.equal(excerpt("注\u200b销", ["注销"]), "注销");
});

test("results come by page, with the page itself in each group", () => {
  const section = { page: "", keywords: "", pinyin: "", weight: 1 };
  const search = createSearch({
    sections: [
      { ...section, location: "a/", title: "Cards", text: "Nothing here" },
      { ...section, location: "a/#how", title: "How", text: "Cancel a card" },
      { ...section, location: "b/", title: "Other", text: "Unrelated" },
    ],
    traditional: { from: "", to: "" },
  });
  const found = search("cancel");
  assert.deepEqual(
    found.map((group) => group.map(({ location }) => location)),
    [["a/#how", "a/"]],
  );
  assert.equal(found[0][1].score, 0);
});
