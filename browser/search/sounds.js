/** How words sound: what a run of characters that is no word was meant to be, and pinyin typed as letters. */

/** Beginnings and ends of syllables that many speakers and keyboards do not tell apart. */
const ALIKE = /** @type {const} */ ([
  [/^zh/, "z"],
  [/^ch/, "c"],
  [/^sh/, "s"],
  [/^n(?=[aeiouv])/, "l"],
  [/^hu/, "f"],
  [/ng$/, "n"],
]);

/**
 * Return a syllable in a form that easily confused ones share.
 * @param {string} syllable
 */
export function blurred(syllable) {
  return ALIKE.reduce((text, [pattern, plain]) => text.replace(pattern, plain), syllable);
}

/**
 * @param {string} sound syllables parted by blanks
 */
const blurredSound = (sound) => sound.split(" ").map(blurred).join(" ");

/**
 * Names by their sounds.
 * @typedef {object} Sounds
 * @property {(run: string) => string[]} alike names of exactly the sound of a run of Han characters
 * @property {(run: string) => string[]} near names whose sound is easily taken for that of the run
 * @property {(letters: string) => string[][]} spelled names whose pinyin, put together, are these letters
 * @property {(letters: string) => string[]} initials names with these initials
 */

/**
 * Return what finds names by sound.
 * @param {Record<string, string[]>} names by sound, syllables parted by blanks
 * @param {Record<string, string[]>} byInitials
 * @param {Record<string, string>} syllables characters by syllable
 * @returns {Sounds}
 */
export function soundsOf(names, byInitials, syllables) {
  /** @type {Map<string, string[]>} */
  const ofSign = new Map();
  for (const [syllable, signs] of Object.entries(syllables)) {
    for (const sign of signs) ofSign.set(sign, [...(ofSign.get(sign) ?? []), syllable]);
  }
  const bySound = new Map(Object.entries(names));
  /** @type {Map<string, string[]>} */
  const byBlur = new Map();
  /** @type {Map<string, string[]>} */
  const byLetters = new Map();
  for (const [sound, found] of bySound) {
    const blur = blurredSound(sound);
    byBlur.set(blur, [...(byBlur.get(blur) ?? []), ...found]);
    const letters = sound.replaceAll(" ", "");
    byLetters.set(letters, [...(byLetters.get(letters) ?? []), ...found]);
  }

  /** @param {string} run */
  const readings = (run) =>
    Array.from(run).reduce(
      (sounds, sign) =>
        sounds.flatMap((sound) =>
          (ofSign.get(sign) ?? []).map((each) => (sound ? `${sound} ${each}` : each)),
        ),
      [""],
    );

  /** @param {string} letters */
  const spelled = (letters) => {
    // best[i]: the fewest names that make the first i letters
    /** @type {(string[][] | null)[]} */
    const best = [[], ...Array(letters.length).fill(null)];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - 24); start < end; start++) {
        const before = best[start];
        const found = byLetters.get(letters.slice(start, end));
        if (!before || !found) continue;
        const now = best[end];
        if (!now || before.length + 1 < now.length) best[end] = [...before, found];
      }
    }
    return best[letters.length] ?? [];
  };

  return {
    alike: (run) => readings(run).flatMap((sound) => bySound.get(sound) ?? []),
    near: (run) => readings(run).flatMap((sound) => byBlur.get(blurredSound(sound)) ?? []),
    spelled,
    initials: (letters) => byInitials[letters] ?? [],
  };
}
