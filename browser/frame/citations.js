/**
 * Shows the note of a source mark beside it: on pointing, on focus, on a first tap. Without this script a mark is a
 * link. One popover serves every mark; it stays while the pointer is on it and closes on Escape (WCAG 1.4.13).
 */

/** Time to cross the gap between mark and note. */
const LEAVE_TIMEOUT_MS = 200;
/** Pixels between mark and note, and between note and window. */
const GAP = 4;

/** @param {EventTarget | null} target @returns {?HTMLAnchorElement} the mark that an event happened in */
function markOf(target) {
  const found = target instanceof Element ? target.closest(".citation__mark") : null;
  return found instanceof HTMLAnchorElement ? found : null;
}

class Note {
  #popover = document.createElement("div");
  /** @type {?HTMLAnchorElement} */
  #shownFor = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;

  constructor() {
    this.#popover.className = "citation-note";
    this.#popover.popover = "manual";
    this.#popover.setAttribute("aria-hidden", "true"); // the mark's own description says the same
  }

  /** The mark whose note is shown. */
  get mark() {
    return this.#shownFor;
  }

  /** Whether the pointer is on the note. */
  get isPointedAt() {
    return this.#popover.matches(":hover");
  }

  /** @param {EventTarget | null} target */
  holds(target) {
    return target instanceof Node && this.#popover.contains(target);
  }

  /** @param {HTMLAnchorElement} mark */
  show(mark) {
    this.stay();
    const note = document.getElementById(mark.getAttribute("aria-describedby") ?? "");
    if (!note || this.#shownFor === mark) return;
    const link = document.createElement("a");
    link.href = mark.href;
    link.tabIndex = -1; // the mark is the same link
    link.textContent = document.querySelector("[data-open-source]")?.textContent ?? "";
    this.#popover.replaceChildren(...note.cloneNode(true).childNodes, link);
    document.body.append(this.#popover);
    this.#popover.showPopover();
    this.#shownFor = mark;
    this.#place(mark);
  }

  hide() {
    this.stay();
    if (this.#shownFor) this.#popover.hidePopover();
    this.#shownFor = null;
  }

  hideSoon() {
    this.stay();
    this.#leaving = setTimeout(() => this.hide(), LEAVE_TIMEOUT_MS);
  }

  /** Takes a coming end back. */
  stay() {
    clearTimeout(this.#leaving);
  }

  /** @param {HTMLAnchorElement} mark */
  #place(mark) {
    const at = mark.getBoundingClientRect();
    const size = this.#popover.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const below = at.bottom + GAP + size.height <= clientHeight;
    const top = below || at.top < size.height + GAP ? at.bottom + GAP : at.top - size.height - GAP;
    const left = Math.min(at.left, clientWidth - size.width - GAP);
    this.#popover.style.top = `${top + window.scrollY}px`;
    this.#popover.style.left = `${Math.max(left, GAP) + window.scrollX}px`;
  }
}

/** @param {Note} note */
function listen(note) {
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const mark = markOf(target);
    if (mark && pointerType !== "touch") note.show(mark);
    else if (note.holds(target)) note.stay();
    else if (note.mark && pointerType !== "touch" && document.activeElement !== note.mark) note.hideSoon();
  });
  document.addEventListener("focusin", ({ target }) => {
    const mark = markOf(target);
    if (mark?.matches(":focus-visible")) note.show(mark);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (markOf(target) === note.mark && !note.isPointedAt) note.hideSoon();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") note.hide();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (mark && mark !== note.mark && /** @type {PointerEvent} */ (event).pointerType === "touch") {
      event.preventDefault(); // the first tap shows the note, the second follows the link
      note.show(mark);
    } else if (!note.holds(event.target) && !mark) note.hide();
  });
}

if ("showPopover" in HTMLElement.prototype) listen(new Note());
