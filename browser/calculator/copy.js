/** Puts a text into the clipboard, or shows it for the reader to copy where that is not allowed. */

import { one } from "./dom.js";

/**
 * @param {string} text
 * @param {HTMLElement} box holds a field for the text, shown only where copying is not allowed
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
export async function copy(text, box) {
  const copied = await write(text);
  box.hidden = copied;
  if (copied) return true;
  const field = one(box, "textarea", HTMLTextAreaElement);
  field.value = text;
  field.select();
  return false;
}

/** @param {string} text */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
