/** Builds what the search dialog shows; every sentence comes from the page's template. */

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Found} Found
 *
 * What a list of results needs of its page: the site's root, with a slash at its end, and its words.
 * @typedef {{ root: string, words: DOMStringMap }} Place
 */

/**
 * Return a text as nodes, with its marks.
 * @param {string} text
 * @param {[number, number][]} marks
 */
function marked(text, marks) {
  const nodes = [];
  let from = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(from, start), mark);
    from = end;
  }
  return [...nodes, text.slice(from)];
}

/**
 * Return an element.
 * @param {string} name
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/**
 * Return a link.
 * @param {string} href
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function link(href, className, ...children) {
  const made = /** @type {HTMLAnchorElement} */ (element("a", className, ...children));
  made.href = href;
  return made;
}

/**
 * Return the item of one section.
 * @param {Found} found
 * @param {string} page the title of its page, for the section that is the page's beginning
 * @param {Place} place
 */
function sectionItem(found, page, { root }) {
  const made = link(
    root + found.address,
    "search-result__link",
    element("span", "search-result__title", found.title || page),
    element("span", "search-result__excerpt", ...marked(found.excerpt, found.marks)),
  );
  made.dataset.words = JSON.stringify(found.words);
  return element("li", "search-result", made);
}

/**
 * Return the item that leads to the calculator with the date of the query.
 * @param {import("./dates.js").Offer} offer
 * @param {Place} place
 */
function offerItem({ name, value, words }, { root, words: texts }) {
  const text = (name === "apply" ? texts.offerApply : texts.offerFinish) ?? "";
  const address = `${root}${texts.calculator}?${new URLSearchParams({ [name]: value })}`;
  return element("li", "search-offer", link(address, "search-result__link", text.replace("{date}", words)));
}

/**
 * Return the items of an answer: the calculator, if a date is asked about, then pages with their sections.
 * @param {Answer} answer
 * @param {Place} place
 */
export function itemsOf({ groups, offer, law }, place) {
  const items = groups.map((group) =>
    element(
      "li",
      "search-group",
      element("h2", "search-group__title", group.title),
      element(
        "ul",
        "search-group__list",
        ...group.sections.map((found) => sectionItem(found, group.title, place)),
      ),
    ),
  );
  const note = law ? [element("li", "search-note", place.words.law ?? "")] : [];
  return [...note, ...(offer ? [offerItem(offer, place)] : []), ...items];
}

/**
 * Return the sentence that tells how much was found.
 * @param {Answer} answer
 * @param {DOMStringMap} words
 */
export function countOf({ groups }, words) {
  const sections = groups.reduce((sum, group) => sum + group.sections.length, 0);
  const text = (sections === 1 ? words.countOne : words.count) ?? "";
  return text.replace("{sections}", String(sections)).replace("{pages}", String(groups.length));
}
