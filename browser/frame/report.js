/** "Something is wrong here": puts page, section, its sources and the reader's words together, to copy or to file. */

import { copyText } from "../calculator/copy.js";
import { every, one } from "../calculator/dom.js";

/** @typedef {{id: string, title: string, claims: string[]}} Section */

/** @returns {Section[]} the sections of the page in their order; the first is the page as a whole */
function sectionsOfPage() {
  /** @type {Section[]} */
  const sections = [];
  for (const element of every(document, ".md-content :is(h1, h2, h3)[id], a[data-claim]", HTMLElement)) {
    const claim = element.dataset.claim;
    if (claim === undefined) sections.push({ id: element.id, title: titleOf(element), claims: [] });
    else sections.at(-1)?.claims.push(claim);
  }
  return sections;
}

/** @param {HTMLElement} heading @returns {string} its text, without the sign that links to it */
function titleOf(heading) {
  const own = /** @type {HTMLElement} */ (heading.cloneNode(true));
  for (const link of every(own, ".headerlink", HTMLElement)) link.remove();
  return own.textContent?.trim() ?? "";
}

/**
 * @param {string} template with places for what is put in
 * @param {Section} section
 * @param {string} wrong
 */
function textOf(template, { title, claims }, wrong) {
  /** @type {Record<string, string>} */
  const values = { section: title, sources: [...new Set(claims)].join(", "), wrong };
  return template.replace(/\{(section|sources|wrong)\}/g, (_, name) => values[name]);
}

/** @param {HTMLElement} box */
function start(box) {
  const sections = sectionsOfPage();
  const choice = one(box, "[data-section]", HTMLSelectElement);
  choice.replaceChildren(...sections.map(({ title, id }) => new Option(title, id)));
  const byHand = one(box, "[data-by-hand]", HTMLElement);
  byHand.hidden = true;
  const text = () => {
    const chosen = sections[choice.selectedIndex] ?? { title: "", claims: [] };
    return textOf(box.dataset.text ?? "", chosen, one(box, "[data-wrong]", HTMLTextAreaElement).value.trim());
  };
  box.addEventListener("toggle", () => {
    const read = decodeURIComponent(location.hash.slice(1));
    if (sections.some(({ id }) => id === read)) choice.value = read;
  });
  one(box, "[data-copy]", HTMLButtonElement).addEventListener("click", async () => {
    const said = one(box, "[role=status]", HTMLElement);
    said.textContent = ((await copyText(text(), byHand)) ? said.dataset.done : said.dataset.notDone) ?? "";
  });
  const issue = box.querySelector("[data-issue]");
  issue?.addEventListener("click", () => {
    if (!(issue instanceof HTMLAnchorElement)) return;
    issue.search = new URLSearchParams({ title: document.title, body: text() }).toString();
  });
}

const box = document.querySelector("[data-report]");
if (box instanceof HTMLElement) start(box);
