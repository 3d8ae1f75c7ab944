/** Copies a text, or shows it to be copied by hand. */

import { one } from "./dom.js";

/**
 * @param {string} text
 * @param {HTMLElement} box holds a text area, and is shown where the browser does not allow copying
 * @returns {Promise<boolean>} whether the text was copied
 */
export async function copyText(text, box) {
  const field = one(box, "textarea", HTMLTextAreaElement);
  box.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box.hidden = false;
    field.value = text;
    field.select();
  }
  // Browsers within apps often know the older way alone.
  if (!document.execCommand("copy")) return false;
  box.hidden = true;
  return true;
}
