/**
 * Makes a paper into a file for Word. Loaded only once such a file is asked for.
 *
 * Of the fonts those are named that Word, WPS and macOS have for Chinese letters; other programs take one of their own
 * in their place, since the text says that it is Chinese.
 */

import {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

/** @typedef {import("../contract").Paper} Paper @typedef {import("../contract").PaperLine} PaperLine */

const FONT = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Times New Roman",
  eastAsia: "SimSun",
};
const LANGUAGE = { value: "en-GB", eastAsia: "zh-CN" };
/** Sizes in half points, lengths in twentieths of a point. */
const SIZE = { title: 36, subtitle: 24, text: 24, gloss: 20, phrase: 36 };
const GREY = "555555";
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_440;
const COLUMNS = 3;
/** One and a half lines. */
const LINE_SPACING = 360;

/**
 * @param {Paper} paper
 * @param {boolean} gloss whether with the English below the Chinese
 * @returns {Promise<Blob>}
 */
export function makeDocx(paper, gloss) {
  const isShown = (/** @type {PaperLine} */ { lang }) => gloss || lang === "zh";
  const body = paper.paragraphs.flatMap(({ lines }, index) =>
    lines.filter(isShown).flatMap((line) => block(paper, line, index + 1)),
  );
  const document = new Document({
    creator: "",
    lastModifiedBy: "",
    title: paper.title.filter(isShown).map(textOf).join(" "),
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE.text, language: LANGUAGE } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } },
        },
        children: [...paper.title.filter(isShown).map(title), ...body],
      },
    ],
  });
  return Packer.toBlob(document);
}

/** @param {PaperLine} line */
const textOf = ({ pieces }) => pieces.map(({ text }) => text).join("");

/** @param {PaperLine} line */
function title(line) {
  const isText = line.lang === "zh";
  const run = { text: textOf(line), bold: isText, color: isText ? undefined : GREY };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    keepNext: true,
    children: [new TextRun({ ...run, size: isText ? SIZE.title : SIZE.subtitle })],
  });
}

/** @param {Paper} paper @param {PaperLine} line @param {number} number of the paragraph */
function block({ kind }, line, number) {
  const isText = line.lang === "zh";
  const isPhrase = kind === "phrases";
  const look = {
    size: isText ? (isPhrase ? SIZE.phrase : SIZE.text) : SIZE.gloss,
    color: isText ? undefined : GREY,
  };
  const words = (isPhrase && isText ? `${number}. ` : "") + textOf(line).trimEnd();
  const paragraph = new Paragraph({
    spacing: {
      line: isText ? LINE_SPACING : undefined,
      lineRule: LineRuleType.AUTO,
      after: isText && !isPhrase ? 120 : 160,
    },
    keepLines: true,
    children: [new TextRun({ text: words, ...look })],
  });
  return [paragraph, ...line.pieces.filter(({ items }) => items.length > 0).map(({ items }) => table(items))];
}

/** @param {string[]} items */
function table(items) {
  const width = Math.floor((A4.width - 2 * MARGIN) / COLUMNS);
  const cells = items.map((item, index) => cell(`${index + 1}. ${item}`, width));
  while (cells.length % COLUMNS !== 0) cells.push(cell("", width));
  const rows = Array.from({ length: cells.length / COLUMNS }, (_, row) => {
    return new TableRow({ cantSplit: true, children: cells.slice(row * COLUMNS, (row + 1) * COLUMNS) });
  });
  return new Table({
    rows,
    width: { size: width * COLUMNS, type: WidthType.DXA },
    columnWidths: Array(COLUMNS).fill(width),
  });
}

/** @param {string} text @param {number} width */
function cell(text, width) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    children: [new Paragraph({ children: [new TextRun({ text })] })],
  });
}
