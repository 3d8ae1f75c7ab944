/** Lists of whole numbers as text, which is read in no time and compresses better than JSON's numbers. */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
/** A digit holds five bits, the lowest first; the sixth says that more of the number follow. */
const MORE = 32;

/**
 * Return numbers as text. The lowest bit of what is written is the sign, since most numbers are small.
 * @param {number[]} numbers
 */
export function written(numbers) {
  let text = "";
  for (const number of numbers) {
    let left = number < 0 ? -2 * number - 1 : 2 * number;
    for (; left >= MORE; left >>= 5) text += DIGITS[(left % MORE) + MORE];
    text += DIGITS[left];
  }
  return text;
}

/**
 * Return the numbers that a text holds.
 * @param {string} text
 */
export function numbersIn(text) {
  const numbers = [];
  let [number, bits] = [0, 0];
  for (const digit of text) {
    const value = VALUES.get(digit) ?? 0;
    number += (value % MORE) << bits;
    bits += 5;
    if (value >= MORE) continue;
    numbers.push(number % 2 ? -(number + 1) / 2 : number / 2);
    [number, bits] = [0, 0];
  }
  return numbers;
}
