/** Opens the files of packed answers that the build writes; hooks/finish/answer_codec.py describes their form. */

/** @typedef {import("./types").PackedAnswers} PackedAnswers @typedef {import("./types").PackedValue} PackedValue */

/** The shape that stands for a list. */
const LIST = -1;

/**
 * @param {PackedAnswers} packed is changed: its places are written out
 * @returns {(query: string) => any} the answer to a query, or null where there is none
 */
export function openAnswers({ answers, shapes, values }) {
  restorePlaces(values);
  return (query) => (Object.hasOwn(answers, query) ? build(values, shapes, answers[query]) : null);
}

/** Writes places as places again, instead of as differences. @param {PackedValue[]} values */
function restorePlaces(values) {
  /** @type {Map<number, number[]>} */
  const before = new Map();
  for (const row of values) {
    if (!Array.isArray(row)) continue;
    const earlier = before.get(row[0]);
    for (let part = 1; part < row.length; part += 1) {
      row[part] += row[0] === LIST && part > 1 ? row[part - 1] : (earlier?.[part] ?? 0);
    }
    if (row.length > 1) before.set(row[0], row);
  }
}

/** @param {PackedValue[]} values @param {string[][]} shapes @param {number} place @returns {any} */
function build(values, shapes, place) {
  const value = values[place];
  if (!Array.isArray(value)) return value;
  const [shape, ...places] = value;
  const parts = places.map((next) => build(values, shapes, next));
  return shape === LIST ? parts : Object.fromEntries(shapes[shape].map((key, index) => [key, parts[index]]));
}
