/**
 * Material's drawer and the sections of its side bar are check boxes with labels, which a keyboard does not reach and
 * nobody who listens is told of. With a script they are buttons that say whether they are open; what is closed cannot
 * be tabbed into, and what the drawer covers neither.
 */

import { every } from "../calculator/dom.js";

/** Below this width Material shows the side bar as a drawer. */
const IS_DRAWER = matchMedia("(max-width: 76.234375em)");

const drawer = document.querySelector("#__drawer");
const [sideBar] = every(document, ".md-sidebar--primary", HTMLElement);
const [menu] = every(document, "[data-menu]", HTMLElement);

/** @param {HTMLInputElement} toggle @param {boolean} checked */
function set(toggle, checked) {
  if (toggle.checked !== checked) toggle.click();
}

/** @param {HTMLInputElement} toggle @param {HTMLElement} bar @param {HTMLElement} button */
function begin(toggle, bar, button) {
  const follow = () => {
    const isOpen = IS_DRAWER.matches && toggle.checked;
    button.ariaExpanded = String(isOpen);
    bar.inert = IS_DRAWER.matches && !isOpen;
    for (const covered of every(document, ".md-content, .md-sidebar--secondary, .md-footer", HTMLElement))
      covered.inert = isOpen;
  };
  toggle.addEventListener("change", () => {
    follow();
    if (!IS_DRAWER.matches) return;
    if (toggle.checked) {
      // At the whole list, not within the section that the page is in.
      for (const section of every(document, ".md-sidebar--primary .md-nav__toggle", HTMLInputElement))
        set(section, false);
      bar.querySelector("a")?.focus();
    } else button.focus();
  });
  IS_DRAWER.addEventListener("change", follow);
  button.addEventListener("click", () => set(toggle, !toggle.checked));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && IS_DRAWER.matches) set(toggle, false);
  });
  follow();
}

/** @param {HTMLLabelElement} label @param {HTMLInputElement} toggle */
function makeButton(label, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.id = label.id;
  button.append(...label.childNodes);
  // Beside the link to a section's first page stands an arrow alone.
  if (!button.textContent?.trim()) button.ariaLabel = label.previousElementSibling?.textContent?.trim() ?? "";
  button.ariaExpanded = String(toggle.checked);
  button.addEventListener("click", () => set(toggle, !toggle.checked));
  toggle.addEventListener("change", () => {
    button.ariaExpanded = String(toggle.checked);
  });
  label.replaceWith(button);
}

for (const label of every(document, ".md-nav--primary label.md-nav__link[for^=__nav]", HTMLLabelElement)) {
  if (label.control instanceof HTMLInputElement) makeButton(label, label.control);
}
if (drawer instanceof HTMLInputElement && sideBar && menu) begin(drawer, sideBar, menu);
// The same place stands in the table of contents; one more stop at every heading is a way to walk for nothing.
for (const link of every(document, "a.headerlink", HTMLElement)) link.tabIndex = -1;
