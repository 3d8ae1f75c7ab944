/** What a key means in the search dialog, whichever input method is at work. */

const KEY_OF_COMPOSITION = 229;

/**
 * Tell whether a key is part of the work of an input method. Chromium and Firefox tell of the key while the composition
 * goes on; Safari ends the composition first and then tells of the key that ended it, with this number alone.
 * @param {{ isComposing: boolean, keyCode: number }} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === KEY_OF_COMPOSITION;

/**
 * Return what a key asks for: to open the first result, to move down (1) or up (-1), or nothing (null).
 * @param {{ key: string, isComposing: boolean, keyCode: number }} event
 * @param {boolean} inField whether it was pressed in the field
 * @returns {"open" | 1 | -1 | null}
 */
export function actionOf(event, inField) {
  if (isComposing(event)) return null;
  if (event.key === "ArrowDown") return 1;
  if (event.key === "ArrowUp") return -1;
  return event.key === "Enter" && inField ? "open" : null;
}
