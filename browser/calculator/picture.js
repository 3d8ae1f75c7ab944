/** Draws an answer as a picture that can be kept where files cannot, from the answer's own words alone. */

import { QUIET_MODULES, qrOf } from "./qr.js";

/**
 * @typedef {import("./types").Answer} Answer @typedef {import("../contract").CountAnswer} CountAnswer
 * @typedef {"title" | "label" | "date" | "text" | "small"} Style
 * @typedef {{style: Style, text: string}} Line
 */

/** In pixels; a phone shows a picture of this width sharply. */
const WIDTH = 750;
const MARGIN = 44;
const CODE_WIDTH = 260;
/** Pictures are white in a dark page too: they are sent on. @type {Record<Style, {font: string, height: number, above: number, color: string}>} */
const STYLES = {
  title: { font: "600 32px", height: 46, above: 14, color: "#1d2b30" },
  label: { font: "400 24px", height: 36, above: 18, color: "#4c5b60" },
  date: { font: "700 54px", height: 72, above: 0, color: "#1f5c6a" },
  text: { font: "400 28px", height: 42, above: 6, color: "#1d2b30" },
  small: { font: "400 24px", height: 36, above: 6, color: "#4c5b60" },
};
/** Where a line may end: after a word of letters, or a Chinese sign with the marks that must stay beside it. */
const WORDS = /[（《「“]*(?:[^\s\u2e80-\uffef“”]+|[\u2e80-\uffef])[，。、；：！？）》」”]*\s*|\S\s*|\s+/gu;

/**
 * @param {Answer} answer
 * @param {ReturnType<typeof import("./answer.js").answerShape>["now"]} now what of it holds today
 * @param {string} stands the page's title of where the case stands, with the day
 * @returns {Line[]}
 */
export function linesOfPlan(answer, now, stands) {
  /** @type {Line[]} */
  const lines = [
    { style: "title", text: answer.text.route },
    { style: "small", text: answer.text.counted_from },
    { style: "title", text: now.lead },
  ];
  if (now.phase) {
    lines.push({ style: "label", text: stands });
    lines.push({ style: "title", text: now.phase.title });
    for (const text of [now.place, now.phase.text]) lines.push({ style: "text", text });
    for (const { text } of now.phase.todo) lines.push({ style: "text", text });
  }
  for (const { label, day, year, weekday_name, away } of answer.figures) {
    lines.push({ style: "label", text: label });
    lines.push({ style: "date", text: [day, year, weekday_name].filter(Boolean).join(" ") });
    lines.push({ style: "small", text: away });
  }
  for (const { text } of answer.chips) lines.push({ style: "text", text });
  lines.push({ style: "text", text: now.ahead });
  lines.push({ style: "text", text: answer.text.headline });
  for (const { text } of answer.todo) lines.push({ style: "text", text });
  for (const { name, text } of answer.stages) lines.push({ style: "text", text: `${name} ${text}` });
  lines.push({ style: "small", text: answer.text.estimate });
  return lines.filter(({ text }) => text);
}

/** @param {CountAnswer} answer @returns {Line[]} */
export function linesOfCount({ text, calendar }) {
  /** @type {Line[]} */
  const lines = [
    { style: "title", text: text.headline },
    { style: "text", text: text.why },
    { style: "text", text: text.first },
    { style: "text", text: text.unit },
    { style: "text", text: text.carried },
    { style: "small", text: calendar.text },
  ];
  return lines.filter(({ text }) => text);
}

/** @param {string} text whose first line is its title @returns {Line[]} */
export function linesOfText(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.map((line, number) => ({ style: number === 0 ? "title" : "text", text: line }));
}

/**
 * Shows a picture in its place, instead of one shown there before.
 * @param {HTMLElement} figure
 * @param {{alt: string, lines: Line[], link?: string}} picture
 */
export function showPicture(figure, { alt, lines, link }) {
  const image = document.createElement("img");
  image.src = draw(lines, getComputedStyle(document.body).fontFamily, link);
  image.alt = alt;
  figure.replaceChildren(image);
  figure.hidden = false;
}

/**
 * @param {Line[]} lines
 * @param {string} fontFamily
 * @param {string} [link] is drawn below them, in letters and as a code
 * @returns {string} the picture as an address of its own: browsers within apps keep no other
 */
function draw(lines, fontFamily, link) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser draws no pictures");
  const width = WIDTH - 2 * MARGIN;
  /** @type {Line[]} */
  const linked = link ? [...lines, { style: "small", text: link }] : lines;
  const paragraphs = linked.map(({ style, text }) => {
    context.font = `${STYLES[style].font} ${fontFamily}`;
    const rows = brokenText(text, (part) => context.measureText(part).width <= width);
    return { ...STYLES[style], rows };
  });
  const textHeight = paragraphs.reduce(
    (sum, { rows, height, above }) => sum + above + rows.length * height,
    0,
  );
  canvas.width = WIDTH;
  canvas.height = textHeight + (link ? CODE_WIDTH : 0) + 2 * MARGIN;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = "middle";
  let top = MARGIN;
  for (const { font, height, above, color, rows } of paragraphs) {
    context.font = `${font} ${fontFamily}`;
    context.fillStyle = color;
    top += above;
    for (const row of rows) {
      context.fillText(row, MARGIN, top + height / 2);
      top += height;
    }
  }
  if (link) drawCode(context, link, top);
  return canvas.toDataURL("image/png");
}

/** @param {CanvasRenderingContext2D} context @param {string} link @param {number} top */
function drawCode(context, link, top) {
  const code = qrOf(link);
  const module = Math.floor(CODE_WIDTH / (code.size + 2 * QUIET_MODULES));
  const inset = QUIET_MODULES * module;
  context.fillStyle = "#000000";
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1)
      if (code.get(x, y)) context.fillRect(MARGIN + x * module, top + inset + y * module, module, module);
}

/**
 * @param {string} text
 * @param {(part: string) => boolean} fits
 * @returns {string[]} the text in lines that fit; a word that is too long for one is cut
 */
export function brokenText(text, fits) {
  const lines = [];
  let line = "";
  for (const word of text.match(WORDS) ?? []) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line) lines.push(line.trimEnd());
    line = word;
    while (!fits(line.trimEnd())) {
      let end = line.length - 1;
      while (end > 1 && !fits(line.slice(0, end))) end -= 1;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}
