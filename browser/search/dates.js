/**
 * Finds the date that a query speaks of, to offer the calculator with it. A date that the calculator reads is handed on
 * as it was typed; any other way to name a day is looked up in the list of days ahead that the build makes.
 */

/**
 * The calculator's question: `name` is its parameter, `value` the date as typed or as an ISO date.
 * @typedef {{ name: "apply" | "finish_by", value: string, words: string }} Offer
 *
 * The days that can be named: `days` are ISO dates, one a line, without a gap from a Monday on.
 * @typedef {{ days: string, holidays: { names: string[], first: string, before: string }[] }} Days
 *
 * A date in a query: where it stands in the text, and the calculator's question for it. `named` is a way to speak of
 * days that sections know too, such as 月底, and that may be meant of every month.
 * @typedef {{ offer: Offer, start: number, end: number, named: boolean }} Found
 */

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const DAYS = "mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun";
/** What the calculator reads as it is typed. */
const TYPED = [
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?/,
  /(?:[前去今明后]年|民国\d{1,3}年)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?/,
  /(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]/,
  /\d{1,2}\s*月\s*\d{1,2}/,
  new RegExp(`\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS})\\b(?:,?\\s+(?:\\d{4}|next year))?`),
  new RegExp(`\\b(?:${MONTHS})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+(?:\\d{4}|next year))?`),
  /(?<!下)[这本下]个?(?:周|星期|礼拜)[一二三四五六日天]/,
  /今天|明天|(?<!大)后天|\b(?:today|(?<!after )tomorrow)\b/,
  new RegExp(`\\bnext\\s+(?:${DAYS})(?:day)?\\b`),
  /\d{1,3}\s*天后|\bin\s+\d{1,3}\s+days?\b/,
];

const CHINESE = "一二三四五六七八九十";
const ENGLISH = "one two three four five six seven eight nine ten".split(" ");
/** The beginnings of the months' and the days' names, in their order. */
const MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAY_NAMES = "mon tue wed thu fri sat sun".split(" ");
const WEEK = 7;
const MIDDLE = 15;

/**
 * Return a number as people write it: 15, 十五, two, a.
 * @param {string} text
 */
function numberOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[a-z]/.test(text)) return ENGLISH.indexOf(text) + 1 || 1;
  const [tens, units] = text.includes("十") ? text.split("十") : ["", text.replace("两", "二")];
  const ten = text.includes("十") ? 10 * (tens ? CHINESE.indexOf(tens) + 1 : 1) : 0;
  return ten + CHINESE.indexOf(units || " ") + 1;
}

/**
 * Return the number of the weekday, from 0 for Monday.
 * @param {string} text
 */
const weekdayOf = (text) => {
  const chinese = "一二三四五六日天".indexOf(text);
  return chinese < 0 ? DAY_NAMES.indexOf(text.slice(0, 3)) : Math.min(chinese, WEEK - 1);
};

/** The days ahead as a list, seen from today. */
class Ahead {
  /** @param {string[]} days @param {string} today */
  constructor(days, today) {
    this.days = days;
    this.now = days.indexOf(today);
    /** The months from this one on. */
    this.months = Array.from(new Set(days.slice(this.now).map((day) => day.slice(0, 7))));
  }

  /** @param {number} count of days from today */
  after(count) {
    return this.days[this.now + count];
  }

  /**
   * Return a weekday: of the week that is so many weeks ahead, or the next one to come.
   * @param {number} weekday
   * @param {number} [weeks]
   */
  weekday(weekday, weeks) {
    const monday = this.now - (this.now % WEEK);
    if (weeks !== undefined) return this.days[monday + weeks * WEEK + weekday];
    return this.days[monday + weekday + (monday + weekday < this.now ? WEEK : 0)];
  }

  /**
   * Return a day of a month, its last one if it has fewer; of the next month that is meant if that day is past.
   * @param {number} day
   * @param {(month: string, place: number) => boolean} isMeant
   */
  ofMonth(day, isMeant) {
    for (const [place, month] of this.months.entries()) {
      if (!isMeant(month, place)) continue;
      const own = this.days.filter((each) => each.startsWith(month));
      const last = own.at(-1);
      const found = Number(last?.slice(8)) < day ? last : own.find((each) => Number(each.slice(8)) === day);
      if (found && found >= /** @type {string} */ (this.days[this.now])) return found;
    }
    return undefined;
  }
}

/**
 * Tell which months are meant by 下个月, 11月 or "of november"; nothing said means whichever comes first.
 * @param {string | undefined} said
 * @returns {(month: string, place: number) => boolean}
 */
function meantBy(said) {
  if (!said) return () => true;
  if (/^(?:下|next)/.test(said)) return (_, place) => place === 1;
  if (/^(?:这|本|当|this|the)/.test(said)) return (_, place) => place === 0;
  const number = /^[a-z]/.test(said) ? MONTH_NAMES.indexOf(said.slice(0, 3)) + 1 : numberOf(said);
  return (month) => Number(month.slice(5)) === number;
}

/** @param {string} part of a month */
const dayOfPart = (part) =>
  /^(?:初|start|beginning|early)/.test(part) ? 1 : /^(?:中|mid)/.test(part) ? MIDDLE : 31;

const NUMBER = "\\d{1,3}|[一二两三四五六七八九十]{1,3}";
const COUNT = `\\d{1,3}|an?|${ENGLISH.join("|")}`;
const MONTH = `next month|(?:this|the) month|${MONTHS}`;

/**
 * The ways to name a day that are looked up. `clear` ones speak of one day only.
 * @type {{ pattern: RegExp, clear: boolean, day: (found: string[], ahead: Ahead) => string | undefined }[]}
 */
const LOOKED_UP = [
  { pattern: /大后天/, clear: true, day: (_, ahead) => ahead.after(3) },
  { pattern: /the day after tomorrow/, clear: true, day: (_, ahead) => ahead.after(2) },
  {
    pattern: /下下个?(?:周|星期|礼拜)([一二三四五六日天])/,
    clear: true,
    day: ([, day = ""], ahead) => ahead.weekday(weekdayOf(day), 2),
  },
  {
    pattern: new RegExp(`(${NUMBER})\\s*(天|个?(?:周|星期|礼拜))(?:之?后|以后)`),
    clear: true,
    day: ([, count = "", unit], ahead) => ahead.after(numberOf(count) * (unit === "天" ? 1 : WEEK)),
  },
  {
    pattern: new RegExp(`\\bin\\s+(${COUNT})\\s+(days?|weeks?)\\b`),
    clear: true,
    day: ([, count = "", unit = ""], ahead) =>
      ahead.after(numberOf(count) * (unit.startsWith("d") ? 1 : WEEK)),
  },
  {
    pattern:
      /(?:(这个?|本|当|下个?|\d{1,2}|[一二三四五六七八九十]{1,2})月|月)(底|末|初|中(?=$|[旬之以前办交]))/,
    clear: false,
    day: ([, month, part = ""], ahead) => ahead.ofMonth(dayOfPart(part), meantBy(month)),
  },
  {
    pattern: new RegExp(`\\b(end|beginning|start|middle)\\s+of\\s+(${MONTH})\\b`),
    clear: false,
    day: ([, part = "", month], ahead) => ahead.ofMonth(dayOfPart(part), meantBy(month)),
  },
  {
    pattern: new RegExp(`\\b(mid|early|late)[ -](${MONTH})\\b`),
    clear: false,
    day: ([, part = "", month], ahead) => ahead.ofMonth(dayOfPart(part), meantBy(month)),
  },
  {
    pattern: /\b(?:the )?month[ -]end\b/,
    clear: false,
    day: (_, ahead) => ahead.ofMonth(31, meantBy("this")),
  },
  {
    pattern: new RegExp(`(?:(这个?|本|当|下个?)月)(${NUMBER})\\s*[号日]`),
    clear: true,
    day: ([, month, day = ""], ahead) => ahead.ofMonth(numberOf(day), meantBy(month)),
  },
  {
    pattern: /(?<![\d月第])(\d{1,2}|[一二三四五六七八九十]{1,3})号(?![码线段卡])/,
    clear: false,
    day: ([, day = ""], ahead) => ahead.ofMonth(numberOf(day), meantBy(undefined)),
  },
  {
    pattern: /\bthe\s+(\d{1,2})(?:st|nd|rd|th)\b/,
    clear: false,
    day: ([, day = ""], ahead) => ahead.ofMonth(numberOf(day), meantBy(undefined)),
  },
  {
    pattern: /(?<!每|上|上个)(?:周|星期|礼拜)([一二三四五六日天])/,
    clear: false,
    day: ([, day = ""], ahead) => ahead.weekday(weekdayOf(day)),
  },
  {
    pattern: new RegExp(`(?<!\\b(?:last|past) )\\b(?:this |on )?(${DAYS})(?:day)\\b`),
    clear: false,
    day: ([, day = ""], ahead) => ahead.weekday(weekdayOf(day)),
  },
  { pattern: /(?:这个?|本)周末|\bthis weekend\b/, clear: true, day: (_, ahead) => ahead.weekday(5) },
  { pattern: /下个?周末|\bnext weekend\b/, clear: true, day: (_, ahead) => ahead.weekday(5, 1) },
  {
    pattern: /(?<!下)下个?(?:周|星期|礼拜)(?![一二三四五六日天末])|\bnext week\b/,
    clear: true,
    day: (_, ahead) => ahead.weekday(0, 1),
  },
  {
    pattern: /下个?月(?!底|末|初|中|\d|[一二三四五六七八九十])|\bnext month\b/,
    clear: false,
    day: (_, ahead) => ahead.ofMonth(1, meantBy("next")),
  },
];

/** What makes a date one by which all must be done. */
const BEFORE = /^\s*(?:之?前|以前|为止|截止|之内|内)/;
const BY = /(?:\b(?:by|before|until|no later than)\s+(?:the\s+)?|赶在|截至)$/;

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
const isLimit = (text, start, end) => BEFORE.test(text.slice(end)) || BY.test(text.slice(0, start));

/**
 * @param {string} text
 * @param {RegExpExecArray} found
 * @param {string | undefined} value
 * @param {boolean} named
 * @returns {Found}
 */
function foundAt(text, { 0: whole, index }, value, named) {
  const words = whole.trim().replace(/^on\s+/, "");
  const name = isLimit(text, index, index + whole.length) ? "finish_by" : "apply";
  return { offer: { name, value: value ?? words, words }, start: index, end: index + whole.length, named };
}

/**
 * Return the holiday that a query names.
 * @param {string} text
 * @param {Days["holidays"]} holidays in the order of their days
 * @param {string} today ISO date
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Found | null}
 */
function holidayIn(text, holidays, today, lexicon) {
  for (const { names, first, before } of holidays) {
    if (first <= today) continue;
    for (const name of names) {
      const plain = lexicon.simplify(name.toLowerCase());
      const start = text.indexOf(plain);
      if (start < 0 || /[a-z]{2}/.test(text.slice(Math.max(0, start - 1), start + 1))) continue;
      const offer = { name: /** @type {const} */ ("finish_by"), value: before, words: name };
      return { offer, start, end: start + plain.length, named: true };
    }
  }
  return null;
}

/**
 * Return the date in a query; null if there is none.
 * @param {import("./query.js").Query} query
 * @param {Days} named in the order of their days
 * @param {string} today ISO date in China
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Found | null}
 */
export function dateIn({ text }, { days, holidays }, today, lexicon) {
  for (const pattern of TYPED) {
    const found = pattern.exec(text);
    if (found) return foundAt(text, found, undefined, false);
  }
  const ahead = new Ahead(days.split("\n"), today);
  // A copy of the site that is older than its list, or a clock that is wrong: no day is computed.
  for (const { pattern, clear, day } of ahead.now < 0 ? [] : LOOKED_UP) {
    const found = pattern.exec(text);
    const value = found && day(found, ahead);
    if (value) return foundAt(text, found, value, !clear);
  }
  return holidayIn(text, holidays, today, lexicon);
}

/**
 * Return the units of a query outside of its date.
 * @param {import("./query.js").Query} query
 * @param {Found} date
 */
export function unitsBeside({ units, atoms }, { start, end }) {
  return units.filter((unit) => {
    const from = atoms[unit.start]?.start ?? 0;
    const to = atoms[unit.end - 1]?.end ?? 0;
    return to <= start || from >= end;
  });
}

/**
 * Tell whether a date says only when, so that no section is meant by it.
 * @param {import("./query.js").Query} query
 * @param {Found} date
 */
export const saysOnlyWhen = ({ text }, { start, end, named }) => !named || isLimit(text, start, end);

/**
 * Return the units of a query without its date, which stands in no section; a named day does, and stays.
 * @param {import("./query.js").Query} query
 * @param {Found} date
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {import("./segment.js").Unit[]}
 */
export function withoutDate(query, date, lexicon) {
  if (!saysOnlyWhen(query, date)) return query.units;
  const concepts = [lexicon.concepts.findIndex(({ id }) => id === "calculator")];
  const asked = { key: "", parts: [], noun: false, guessed: true, start: 0, end: 0 };
  return [...unitsBeside(query, date), { ...asked, kind: "concept", concepts }];
}
