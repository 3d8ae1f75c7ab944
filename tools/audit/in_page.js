/**
 * Runs in every page of the audit before the page's own scripts: notes what moves and what the policy stops, and can
 * say what an element is called and what sticks out of the window.
 */
{
  /** @type {{ shifts: { value: number, place: string }[], policy: string[] }} */
  const seen = { shifts: [], policy: [] };

  /** @param {?Node | undefined} node @returns {string} a selector that finds the element, or what holds the text */
  const place = (node) => {
    const names = [];
    for (let each = node instanceof Element ? node : node?.parentElement; each; each = each.parentElement) {
      if (each.id) {
        names.unshift(`#${CSS.escape(each.id)}`);
        break;
      }
      const [name] = each.classList;
      names.unshift(each.localName + (name ? `.${CSS.escape(name)}` : ""));
      if (names.length === 3) break;
    }
    return names.join(" > ");
  };

  /** @param {Element} element whether it is cut off or scrolls within something narrower than the window */
  const isHeld = (element) => {
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflowX !== "visible") return true;
    }
    return false;
  };

  const width = () => {
    const room = document.documentElement.clientWidth;
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > room + 0.5 && !isHeld(element),
    );
    return { width: document.documentElement.scrollWidth, place: place(out.at(-1)) };
  };

  /**
   * Halfway through fading in, a colour is not the one that people read; and what a page does soon after it is there
   * belongs to what they see.
   */
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    );
  };

  /**
   * What a date field shows of its day is a part of the browser's own, without a node, and is another width once it is
   * filled: nothing of the page moves.
   * @param {{ node: ?Node, currentRect: DOMRectReadOnly }} source of a shift
   */
  const isWithinField = ({ node, currentRect: { x, y, width, height } }) =>
    node === null && document.elementFromPoint(x + width / 2, y + height / 2) instanceof HTMLInputElement;

  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    seen.policy.push(`${effectiveDirective} forbids ${blockedURI}${sourceFile ? ` (${sourceFile})` : ""}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      const isOfThePage = entry.sources.length === 0 || !entry.sources.every(isWithinField);
      if (entry.hadRecentInput || !isOfThePage) continue;
      seen.shifts.push({ value: entry.value, place: place(entry.sources[0]?.node) });
    }
  }).observe({ type: "layout-shift", buffered: true });

  Object.assign(window, { audit: { seen, width, settled } });
}
