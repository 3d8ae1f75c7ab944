import assert from "node:assert/strict";
import { test } from "node:test";
import { askedOf } from "../../browser/search/ask_index.js";
import { numbersIn, written } from "../../browser/search/digits.js";
import { evidenceOf, isOfTheField } from "../../browser/search/evidence.js";
import { excerptOf, finderOf } from "../../browser/search/excerpt.js";
import { beginningsOf, lexiconOf } from "../../browser/search/lexicon.js";
import { likenessOf } from "../../browser/search/likeness.js";
import { understood } from "../../browser/search/query.js";
import { segmented } from "../../browser/search/segment.js";
import { rarityOf, signatureOfText } from "../../browser/search/signature.js";
import { blurred } from "../../browser/search/sounds.js";
import { corrections, distance } from "../../browser/search/spelling.js";
import { contentOf, Table } from "../../browser/search/table.js";
import { atomsOf, keyOf, normalised, simplifier, stem } from "../../browser/search/text.js";

/** A small field: cancelling, suspending, refunds. */
const WORDS = {
  concepts: ["cancel", "suspend", "refund", "card"].map((id) => ({
    id,
    role: "",
    near: [],
    apart: [],
    asks: [],
    signs: [],
    weight: 1,
    of: true,
  })),
  names: {
    注销: [0],
    cancel: [0],
    停机: [1],
    suspend: [1],
    退费: [2],
    退费书: [2],
    refund: [2],
    卡: [3],
    card: [3],
    "get rid of": [0],
  },
  function: "怎么\nhow\ndo\ni\n了\n住\n消",
  everyday: { noun: "卡车\n社保", function: "", other: "能不能\n不能" },
  latin: "cancel\nsuspend\nrefund",
  specific: { 6: "注销\n卡", 0: "能" },
  weights: {},
  sounds: { "zhu xiao": ["注销"], "tui fei": ["退费"], "tui fei shu": ["退费书"] },
  initials: {},
  syllables: { zhu: "注住", xiao: "销消", tui: "退推", fei: "费废" },
  traditional: { from: "註銷", to: "注销" },
  holidays: [],
  days: "",
  law: "law",
};
const LEXICON = lexiconOf(WORDS);
const NOTHING_LIKE_IT = { best: 0, known: 0, covered: 0, together: 0 };
const INDEX = { has: () => false, words: [] };

/** @param {string} typed */
const units = (typed) => understood(typed, LEXICON, INDEX).units;
/** @param {string} typed */
const concepts = (typed) =>
  units(typed).flatMap((unit) => unit.concepts.map((each) => WORDS.concepts[each]?.id));

test("full width, case and Traditional characters make no difference", () => {
  assert.equal(normalised("ＳＩＭ"), "sim");
  assert.equal(simplifier(WORDS.traditional)("註銷"), "注销");
  assert.deepEqual(concepts("註銷"), ["cancel"]);
});

test("plural and verb forms of a word have one stem", () => {
  assert.equal(new Set(["cancel", "cancels", "cancelled", "cancelling"].map(stem)).size, 1);
  assert.notEqual(stem("refund"), stem("refuse"));
});

test("articles and possessives part no name, and a page's your is the query's my", () => {
  assert.equal(keyOf(atomsOf("in your name")), keyOf(atomsOf("in my name")));
  assert.equal(keyOf(atomsOf("不在你名下")), keyOf(atomsOf("不在我名下")));
});

test("a blank between Chinese words changes nothing", () => {
  assert.deepEqual(concepts("卡 怎么 注 销"), concepts("卡怎么注销"));
});

test("the longest known word is taken first", () => {
  assert.deepEqual(
    units("卡车").map(({ key, kind }) => [key, kind]),
    [["卡车", "word"]],
  );
});

test("a verb that is asked about is one word", () => {
  assert.deepEqual(
    units("能不能注销").map(({ key }) => key),
    ["能不能", "注销"],
  );
});

test("a run that matches no word is taken for the name of the same sound", () => {
  assert.deepEqual(concepts("注消"), ["cancel"]);
  assert.deepEqual(concepts("推废"), ["refund"]);
});

test("a run of three or more that differs from a name by one character, not the first, is taken for it", () => {
  assert.deepEqual(concepts("退弗书"), ["refund"]);
  assert.deepEqual(concepts("追费书"), []);
  assert.deepEqual(concepts("注俏"), []);
});

test("function words are right as they stand, whatever they sound like", () => {
  assert.deepEqual(concepts("注消"), ["cancel"]);
  assert.deepEqual(concepts("住消"), []);
});

test("pinyin finds its word in one piece and in several", () => {
  assert.deepEqual(concepts("zhuxiao"), ["cancel"]);
  assert.deepEqual(concepts("zhu xiao"), ["cancel"]);
});

test("sounds that many confuse are alike", () => {
  assert.equal(blurred("zhang"), blurred("zan"));
  assert.notEqual(blurred("zhu"), blurred("xu"));
});

test("a slip of the finger is mended, another word is left alone", () => {
  assert.deepEqual(concepts("cancle"), ["cancel"]);
  assert.deepEqual(corrections("car", WORDS.latin.split("\n")), []);
  assert.equal(distance("cancle", "cancel", 2), 1);
  assert.equal(distance("refund", "suspend", 2), 3);
});

test("a query is read up to its greatest length, and says so", () => {
  assert.equal(understood("注销".repeat(200), LEXICON, INDEX).cut, true);
  assert.equal(understood("注销", LEXICON, INDEX).cut, false);
});

test("a page is not read by sound", () => {
  const text = "注消";
  const found = segmented(LEXICON, atomsOf(text), text, { bySound: false });
  assert.deepEqual(
    found.flatMap((unit) => unit.concepts),
    [],
  );
});

test("the excerpt is the sentence that holds most, and marks whole words only", () => {
  const find = finderOf(["refund", stem("balance")]);
  const { excerpt, marks } = excerptOf("They refuse. Ask how the balance is refunded! Then wait.", find);
  assert.equal(excerpt, "Ask how the balance is refunded!");
  assert.deepEqual(
    marks.map(([start, end]) => excerpt.slice(start, end)),
    ["balance", "refunded"],
  );
});

test("pairs of characters are compared that are no known words", () => {
  const one = signatureOfText("麻溜销号", LEXICON);
  const other = signatureOfText("想麻溜点", LEXICON);
  assert.ok(one.has("麻溜") && other.has("麻溜"));
  assert.ok(!one.has("溜 销"));
});

test("names of the same thing have its concept in common", () => {
  assert.ok(signatureOfText("注销", LEXICON).has("#0"));
  assert.ok(signatureOfText("get rid of", LEXICON).has("#0"));
});

test("a rare term tells more than one that stands everywhere", () => {
  assert.ok(rarityOf(1, 100) > rarityOf(50, 100));
});

test("a section is like a query by its best question, and more so by further ones", () => {
  const signature = new Map([["退钱", 1]]);
  /** @type {Map<string, [number, number][]>} */
  const lists = new Map([
    [
      "退钱",
      [
        [0, 30],
        [1, 30],
        [2, 30],
      ],
    ],
  ]);
  const { sections, best } = likenessOf(signature, [["退钱"]], lists, [0, 0, 1], 20);
  assert.ok(Math.abs(best - 30 / 33) < 1e-9);
  assert.ok((sections.get(0) ?? 0) > (sections.get(1) ?? 0));
});

test("pairs of words of a single asker are not in the index, those of several are", () => {
  const section = (/** @type {string[]} */ ...questions) => ({
    page: 0,
    title: "",
    text: "",
    reference: 1,
    questions,
  });
  const { postings } = askedOf(
    /** @type {any[]} */ ([
      section(
        "monthly fee",
        "the monthly fee goes on",
        "what monthly fee",
        "my monthly fee is due",
        "which monthly fee",
      ),
      section("a monthly fee", "this monthly fee", "their monthly fee", "no signal downstairs"),
    ]),
    LEXICON,
  );
  assert.ok(Array.from(postings.keys()).some((term) => /^month\S* fee$/.test(term)));
  assert.ok(!Array.from(postings.keys()).some((term) => /^signal /.test(term)));
});

test("words that no section has together are held together by none", () => {
  const signature = new Map(["refund", "balanc", "moon"].map((term) => [term, 1]));
  /** @type {Map<string, [number, number][]>} */
  const lists = new Map([
    ["refund", [[0, 50]]],
    ["balanc", [[1, 50]]],
  ]);
  /** @param {number[]} sectionOf @param {string[][]} words */
  const of = (sectionOf, words) => likenessOf(signature, words, lists, sectionOf, 20);
  const [apart, one] = [of([0, 1], [["refund"], ["balanc"]]), of([0, 0], [["refund"], ["balanc"]])];
  assert.deepEqual([apart.together, one.together], [0.5, 1]);
  assert.ok(apart.covered < one.covered && one.covered < 1);
  assert.equal(of([0, 0], [["refund"], ["moon"]]).together, 0.5);
  assert.equal(of([0, 0], []).together, 0);
});

test("a table loads the part in which a term stands or would stand, and no other", async () => {
  /** @type {string[]} */
  const asked = [];
  const table = new Table({ starts: "b\nd", parts: ["one", "two"] }, async (part) => {
    asked.push(part);
    return contentOf([
      ["d", [4, 7, 1, -9]],
      ["f", [0, 1]],
    ]);
  });
  const lists = await table.lists(["a", "d", "e"]);
  assert.deepEqual(new Set(asked), new Set(["two"]));
  assert.deepEqual(Array.from(lists), [
    [
      "d",
      [
        [4, 7],
        [5, -9],
      ],
    ],
  ]);
});

test("whole numbers of any size and sign are read from text as they were written", () => {
  const numbers = [0, 1, -1, 15, 16, -16, -17, 31, 32, 1023, 1024, -32768, 1000000];
  assert.deepEqual(numbersIn(written(numbers)), numbers);
  assert.equal(written([0, 1, -1]), "021");
  assert.deepEqual(numbersIn(""), []);
});

test("a card is an anchor, but not if a thing of another field says which", () => {
  /** @param {string} typed */
  const evidence = (typed) => evidenceOf(understood(typed, LEXICON, INDEX), LEXICON, NOTHING_LIKE_IT, false);
  assert.equal(evidence("卡注销").anchored, 1);
  assert.equal(evidence("社保卡注销").anchored, 0);
  assert.equal(evidence("社保卡注销").object, 1);
});

test("what speaks for and against is weighed as the index says", () => {
  const lexicon = lexiconOf({ ...WORDS, weights: { anchored: 2, strange: -3 } });
  assert.equal(isOfTheField({ anchored: 1, strange: 0.5, unheard: 3 }, lexicon), true);
  assert.equal(isOfTheField({ anchored: 1, strange: 0.75 }, lexicon), false);
});

test("a text is read alike where no word that begins as it does goes on", () => {
  const told = { ...LEXICON, beginnings: beginningsOf(LEXICON) };
  assert.deepEqual(
    Array.from(told.beginnings ?? [])
      .sort()
      .join(" "),
    "get get rid 不 停 卡 怎 注 社 能 能不 退 退费",
  );
  for (const text of [
    "怎么注销卡车能不能退费书",
    "how do i get rid of a card 卡",
    "get ridof 退费了 get rid 10086卡",
  ]) {
    const atoms = atomsOf(text);
    assert.deepEqual(
      segmented(told, atoms, text, { bySound: false }),
      segmented(LEXICON, atoms, text, { bySound: false }),
    );
  }
});
