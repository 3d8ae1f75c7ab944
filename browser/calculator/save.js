/** Hands what was made in the browser to the reader as a file. */

/** Some browsers read a file's address only after the click has returned (ms). */
const READ_TIMEOUT_MS = 60_000;

/** @param {string} name of the file @param {string} type its MIME type @param {string} text */
export function download(name, type, text) {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** @param {string} name of the file @param {Blob} content */
export function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_TIMEOUT_MS);
}
