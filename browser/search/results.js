/** Results as Material shows them: by page, with the words marked. */

/**
 * @typedef {object} Section a stretch of a page, as hooks/search_index.py writes it
 * @property {string} location
 * @property {string} title
 * @property {string} text with a mark where Chinese words part
 * @property {number} weight
 * @typedef {{location: string, title: string, text: string, score: number, terms: object}} Item
 * @typedef {{id: string, score: number, terms: string[]}} Found
 */

const WORD_BREAK = "\u200b";
const EXCERPT_BEFORE = 24;
const EXCERPT_LENGTH = 110;

/**
 * @param {Found[]} found best first
 * @param {Map<string, Section>} sections by location
 * @returns {Item[][]} by page, best first; each group holds its page and the sections that match
 */
export function byPage(found, sections) {
  /** @type {Map<string, Item[]>} */
  const pages = new Map();
  for (const { id, score, terms } of found) {
    const [page] = id.split("#");
    pages.set(page, [...(pages.get(page) ?? []), item(known(sections, id), score, terms)]);
  }
  for (const [page, items] of pages) {
    if (!items.some(({ location }) => location === page)) items.push(item(known(sections, page), 0, []));
  }
  return [...pages.values()];
}

/** @param {Map<string, Section>} sections @param {string} location */
const known = (sections, location) => /** @type {Section} */ (sections.get(location));

/** @param {Section} section @param {number} score @param {string[]} words @returns {Item} */
function item(section, score, words) {
  return {
    location: section.location,
    title: marked(section.title, words),
    text: score ? `<p>${marked(excerpt(section.text, words), words)}</p>` : "",
    score,
    terms: {},
  };
}

/**
 * @param {string[]} words made of letters and digits only
 * @returns {RegExp} finds them: Latin ones whole, Han ones anywhere
 */
function finder(words) {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const found = longestFirst.map((word) => (/^\w+$/.test(word) ? `\\b${word}\\b` : word));
  return new RegExp(`(${found.join("|")})`, "giu");
}

/** @param {string} text @param {string[]} words @returns {string} HTML with every occurrence of the words marked */
export function marked(text, words) {
  const escapeHtml = (/** @type {string} */ part) =>
    part.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (!words.length) return escapeHtml(text);
  return text
    .split(finder(words))
    .map((part, index) => (index % 2 ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)))
    .join("");
}

/** @param {string} whole @param {string[]} words @returns {string} the stretch of a text around the first of the words */
export function excerpt(whole, words) {
  const text = whole.replaceAll(WORD_BREAK, "");
  const start = Math.max(0, text.search(finder(words)) - EXCERPT_BEFORE);
  const part = text.slice(start, start + EXCERPT_LENGTH);
  return (start ? "…" : "") + part + (start + EXCERPT_LENGTH < text.length ? "…" : "");
}
