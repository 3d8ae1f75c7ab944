/**
 * Marks the searched words on the page that a result opens. They travel in the storage of this tab, not in the
 * address: nobody shares them with a link.
 */

const KEY = "search-marks";
const HEADING = /^H[1-6]$/;

/**
 * Keep the words for the page that opens next; without storage it opens unmarked.
 * @param {string} address of the section
 * @param {string[]} words
 */
export function keepWords(address, words) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, words }));
  } catch {
    // Storage is switched off or full.
  }
}

/**
 * Return the words kept for an address, once.
 * @param {string} address
 * @returns {string[]}
 */
export function takeWords(address) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return kept?.address === address ? kept.words : [];
  } catch {
    return [];
  }
}

/**
 * Yield the texts of the section that starts at an element: up to the next heading of its level or above.
 * @param {Element} start
 * @returns {Text[]}
 */
function textsOf(start) {
  const level = HEADING.test(start.tagName) ? Number(start.tagName[1]) : 0;
  const root = level ? (start.closest("article, main") ?? document.body) : start;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  let within = !level;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === start) within = true;
    else if (within && node instanceof Element && level && HEADING.test(node.tagName)) {
      if (node.id && Number(node.tagName[1]) <= Math.max(level, 2)) break;
    } else if (
      within &&
      node instanceof Text &&
      !node.parentElement?.closest("script, style, template, sup, .headerlink")
    ) {
      found.push(node);
    }
  }
  return found;
}

/**
 * Mark words in a section; return how many were marked.
 * @param {Element} start
 * @param {string[]} words as they stand in the text
 */
export function markWords(start, words) {
  if (!words.length) return 0;
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
    "g",
  );
  let count = 0;
  for (const text of textsOf(start)) {
    const found = Array.from(text.data.matchAll(pattern));
    for (const { 0: word, index } of found.reverse()) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const mark = document.createElement("mark");
      mark.className = "search-mark";
      range.surroundContents(mark);
      count += 1;
    }
  }
  return count;
}

/** Take all marks away. */
export function clearMarks() {
  for (const mark of document.querySelectorAll("mark.search-mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
