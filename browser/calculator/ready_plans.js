/**
 * The answers that the build calculated for the calculator. Those about a day of application lie in its files as they
 * are; a finish that is asked for, and what must be settled first, have their parts there, which are put into them.
 * hooks/finish/ready_deadlines.py and ready_stops.py say what the files hold.
 */

import { ReadyMonths } from "./ready.js";
import { FINISH_BY, monthOf, PLAIN, STOPS } from "./ready_files.js";
import { todayInChina } from "./today.js";

/**
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("./types").Refusal} Refusal
 * @typedef {import("../contract").Deadline} Deadline
 * @typedef {{from: string, apply: string | null, parts: Deadline | null}} Entry
 */

/** A question as the form writes it: a day of application or a finish, the route, and what may come with it. */
const QUESTION =
  /^(?:apply=(?<apply>\d{4}-\d\d-\d\d)|finish_by=(?:(?<day>\d{4}-\d\d-\d\d)|(?<bill>bill&bill_day=\d+)))&(?<route>card=\w+&via=\w+)(?:&stop=(?<stops>\w+(?:,\w+)*))?(?:&(?<circumstance>\w+)=yes)?$/;

export class ReadyPlans {
  /** @type {Map<string, ReadyMonths>} */
  #kinds;
  #today;

  /**
   * @param {object} where
   * @param {import("./types").AnswerFiles} where.files
   * @param {import("./types").FirstMonth} [where.first] a month that has been asked for already
   * @param {() => string} [where.today]
   */
  constructor({ files, first, today = todayInChina }) {
    this.#kinds = new Map(
      Object.entries(files).map(([kind, months]) => [
        kind,
        new ReadyMonths(months, first?.kind === kind ? first : undefined),
      ]),
    );
    this.#today = today;
  }

  /** @param {string} query @returns {Promise<Answer | Refusal | null>} null where the build made no answer */
  async find(query) {
    const asked = QUESTION.exec(query)?.groups;
    if (!asked) return null;
    const { apply, day, bill, route, stops, circumstance } = asked;
    if (!apply && circumstance) return null;
    const answer = await (apply
      ? this.#dated(apply, route, circumstance)
      : bill
        ? this.#beforeTheBill(bill, route)
        : this.#finished(day, route));
    return answer?.ok && stops ? this.#settled(answer, stops.split(",")) : answer;
  }

  /** @param {string} kind @param {string} day @param {string} name @returns {Promise<any>} */
  async #read(kind, day, name) {
    return (await this.#kinds.get(kind)?.find(monthOf(day), name)) ?? null;
  }

  /**
   * @param {string} apply the day of application
   * @param {string} route
   * @param {string} [circumstance]
   * @returns {Promise<Answer | Refusal | null>}
   */
  #dated(apply, route, circumstance) {
    const query = `apply=${apply}&${route}`;
    return circumstance
      ? this.#read(circumstance, apply, `${query}&${circumstance}=yes`)
      : this.#read(PLAIN, apply, query);
  }

  /** @param {string} day by which it must be finished @param {string} route @returns {Promise<?Answer>} */
  async #finished(day, route) {
    const today = this.#today();
    if (day < today) return null;
    /** @type {Entry[]} */
    const entries = (await this.#read(FINISH_BY, day, `finish_by=${day}&${route}`)) ?? [];
    const { apply, parts } = entries.filter(({ from }) => from <= today).pop() ?? {};
    if (!apply || !parts) return null;
    const answer = await this.#dated(apply, route);
    return answer?.ok
      ? placeDeadline(answer, { ...parts, figures: await this.#ahead(day, parts, today) })
      : null;
  }

  /**
   * @param {string} day by which it must be finished
   * @param {Deadline} parts
   * @param {string} today
   * @returns {Promise<Deadline["figures"]>} its dates, with how far from today they lie
   */
  async #ahead(day, { figures }, today) {
    /** @type {string[]} */
    const days = await this.#read(FINISH_BY, day, "days");
    return Promise.all(
      figures.map(async (figure) => {
        if (figure.away !== null) return figure;
        const away = await this.#read(FINISH_BY, day, `away=${figure.date}`);
        return { ...figure, away: away[days.indexOf(today)] ?? "" };
      }),
    );
  }

  /** @param {string} bill names the day of the bill @param {string} route @returns {Promise<?Answer>} */
  async #beforeTheBill(bill, route) {
    const today = this.#today();
    const month = monthOf(today);
    for (const each of [month, this.#kinds.get(FINISH_BY)?.after(month)]) {
      const found = await this.#kinds.get(FINISH_BY)?.find(each, bill.replace("bill&", ""));
      if (!found || found.finish_by < today) continue;
      const answer = await this.#finished(found.finish_by, route);
      return answer && placeBill(answer, bill, found.note);
    }
    return null;
  }

  /** @param {Answer} answer @param {string[]} stops what must be settled first @returns {Promise<?Answer>} */
  async #settled(answer, stops) {
    const [all, chips, countedFrom] = await Promise.all(
      ["todo", "chips", `apply=${answer.apply}`].map((name) => this.#read(STOPS, answer.apply, name)),
    );
    /** @type {Answer["todo"]} */
    const todo = (all ?? []).filter((/** @type {Answer["todo"][0]} */ { id }) => stops.includes(id));
    if (todo.map(({ id }) => id).join() !== stops.join() || !countedFrom) return null;
    return placeStops(answer, todo, chips[todo.length - 1], countedFrom);
  }
}

/** @param {Answer} answer @param {Deadline} parts @returns {Answer} as `place` of calculator/render/deadline.py */
function placeDeadline(answer, parts) {
  return {
    ...answer,
    ...parts,
    asked: { ...answer.asked, ...parts.asked },
    text: { ...answer.text, ...parts.text },
    dates: Object.fromEntries(Object.entries({ ...answer.dates, ...parts.dates }).sort()),
  };
}

/** @param {Answer} answer @param {string} bill @param {string} note @returns {Answer} */
function placeBill(answer, bill, note) {
  const { backward } = answer;
  return {
    ...answer,
    query: answer.query.replace(/finish_by=.*/, `finish_by=${bill}`),
    backward: backward && {
      ...backward,
      notes: [note, ...backward.notes],
      text: [note, ...backward.text],
    },
  };
}

/**
 * @param {Answer} answer
 * @param {Answer["todo"]} todo
 * @param {Answer["chips"][0]} chip
 * @param {string} countedFrom
 * @returns {Answer}
 */
function placeStops(answer, todo, chip, countedFrom) {
  const claims = [...answer.stages, ...todo].flatMap((each) => each.claims);
  return {
    ...answer,
    query: `${answer.query}&stop=${todo.map(({ id }) => id).join()}`,
    chips: [chip, ...answer.chips],
    todo,
    text: { ...answer.text, counted_from: countedFrom },
    claims: [...new Set([...claims, ...answer.claims])],
  };
}
