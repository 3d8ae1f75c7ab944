// Shows the note of a source mark beside it: on pointing, on focus, on a first tap. Without this script a mark is a link.
// One popover serves every mark; it stays while the pointer is on it and closes on Escape (WCAG 1.4.13).
(() => {
  const LEAVING = 200; // milliseconds to cross the gap between mark and note
  const GAP = 4; // pixels between mark and note, and between note and window

  const popover = document.createElement("div");
  if (!("showPopover" in popover)) return;
  popover.className = "citation-note";
  popover.popover = "manual";
  popover.setAttribute("aria-hidden", "true"); // the mark's own description says the same
  let shownFor = null;
  let leaving = 0;

  const markOf = (target) => (target instanceof Element ? target.closest(".citation__mark") : null);

  function place(mark) {
    const at = mark.getBoundingClientRect();
    const size = popover.getBoundingClientRect();
    const below = at.bottom + GAP + size.height <= document.documentElement.clientHeight;
    const top = below || at.top < size.height + GAP ? at.bottom + GAP : at.top - size.height - GAP;
    const left = Math.min(at.left, document.documentElement.clientWidth - size.width - GAP);
    popover.style.top = `${top + window.scrollY}px`;
    popover.style.left = `${Math.max(left, GAP) + window.scrollX}px`;
  }

  function show(mark) {
    clearTimeout(leaving);
    const note = document.getElementById(mark.getAttribute("aria-describedby"));
    if (!note || shownFor === mark) return;
    const link = document.createElement("a");
    link.href = mark.href;
    link.tabIndex = -1; // the mark is the same link
    link.textContent = document.querySelector("[data-open-source]").textContent;
    popover.replaceChildren(...note.cloneNode(true).childNodes, link);
    document.body.append(popover);
    popover.showPopover();
    shownFor = mark;
    place(mark);
  }

  function hide() {
    clearTimeout(leaving);
    if (shownFor) popover.hidePopover();
    shownFor = null;
  }

  function hideSoon() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVING);
  }

  document.addEventListener("pointerover", (event) => {
    const mark = markOf(event.target);
    if (mark && event.pointerType !== "touch") show(mark);
    else if (popover.contains(event.target)) clearTimeout(leaving);
    else if (shownFor && event.pointerType !== "touch" && document.activeElement !== shownFor) hideSoon();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event.target);
    if (mark?.matches(":focus-visible")) show(mark);
  });
  document.addEventListener("focusout", (event) => {
    if (markOf(event.target) === shownFor && !popover.matches(":hover")) hideSoon();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (mark && mark !== shownFor && event.pointerType === "touch") {
      event.preventDefault(); // the first tap shows the note, the second follows the link
      show(mark);
    } else if (!popover.contains(event.target) && !mark) hide();
  });
})();
