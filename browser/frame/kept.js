/**
 * What a reader asked this device to keep, under one name for each thing. Nothing is kept unasked; where a browser
 * denies storage, nothing is kept at all.
 */

/** @param {string} name @returns {?string} what is kept; null for nothing */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The switch goes off again when the page is opened anew: it never says that something is kept which is not.
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

/**
 * Makes a switch and the button beside it that forgets.
 * @param {ParentNode} place holds a checkbox `[data-device-keeps]` and a button `[data-forget]`
 * @param {string} name of what is kept
 * @param {() => string} now what there is to keep at this moment
 * @param {() => void} [forgotten] is told when it was forgotten by the button
 * @returns {() => void} to be called when what there is to keep has changed
 */
export function createSwitch(place, name, now, forgotten = () => {}) {
  const box = place.querySelector("[data-device-keeps]");
  const button = place.querySelector("[data-forget]");
  if (!(box instanceof HTMLInputElement) || !(button instanceof HTMLButtonElement)) return () => {};
  box.checked = kept(name) !== null;
  button.hidden = !box.checked;
  const changed = () => {
    if (box.checked) keep(name, now());
  };
  const set = () => {
    if (!box.checked) forget(name);
    changed();
    button.hidden = !box.checked;
  };
  box.addEventListener("change", set);
  button.addEventListener("click", () => {
    box.checked = false;
    set();
    box.focus();
    forgotten();
  });
  return changed;
}
