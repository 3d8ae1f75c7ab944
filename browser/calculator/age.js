/** What a copy that grows old says beside its answers; days and sentences are the build's, see calculator/age.py. */

/** @typedef {import("./types").Age} Age */

/**
 * @param {Age} age
 * @param {string} today in China by the reader's clock, in ISO form as all days of `age`: they compare as text
 * @returns {string} the sentence for that day, empty if there is nothing to say
 */
export function ageSentence(age, today) {
  if (today < age.clock_right_from) return age.clock;
  if (today >= age.ended_from) return age.ended;
  return today >= age.old_from ? age.old : "";
}
