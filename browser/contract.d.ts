/** What the calculator answers: made of calculator/contract.py by `python -m tools.contract_types`. */

/** A day that a date may mean, and the same in words. */
export type DateReading = {
  date: string;
  text: string;
};

/** One fault in what was asked: the name it stands in, its kind, and what would be right. `readings` are there where a date may mean either of two days. */
export type Problem = {
  field: string;
  code: "missing" | "impossible" | "outside";
  text: string;
  readings?: DateReading[];
};

/** The names of a link that mean nothing here, and a sentence about them, "" if there are none. */
export type Unused = {
  names: string[];
  text: string;
};

/** From one day to another, both included. */
export type Span = {
  start: string;
  end: string;
};

/** From one day to another. */
export type Range = {
  earliest: string;
  latest: string;
};

/** Where a year's days off come from, with its public address. */
export type Notice = {
  year: number;
  text: string;
  address: string;
  claim: string;
};

/** How certain the calendar is; `uncertain_from` is the first day that a coming notice may change. */
export type Certainty = {
  state: "official" | "statutory";
  text: string;
  uncertain_from: string | null;
  covered_from: string;
  covered_to: string;
  notices: Notice[];
};

/** One stage of a cancellation: when it runs in the earliest and in the latest course. */
export type Stage = {
  number: number;
  id: string;
  name: string;
  actor: string;
  duration: string;
  unit: "working_days" | "hours";
  reading: "stated" | "interpreted";
  reading_text: string;
  claims: string[];
  earliest: Span;
  latest: Span;
  text: string;
};

/** One day from the application to the latest finish. `weekday` is 1 (Monday) to 7, `count` its number among the working days counted, `stages` the numbers of the stages that run on it in the latest course, `finish` whether the cancellation may be finished on it, `place` and `ahead` how far it has come on that day and how far it has to go. */
export type Day = {
  date: string;
  verdict: "application" | "received" | "counts" | "makeup" | "makeup_off" | "weekend" | "holiday" | "maybe_off" | "waiting" | "closing" | "maybe_makeup";
  name: string;
  label: string;
  weekday: number;
  text: string;
  count: number | null;
  state: "official" | "statutory";
  stages: number[];
  finish: boolean;
  place: string;
  ahead: string;
};

/** The question in words, part by part. */
export type Asked = {
  day: string;
  card: string;
  via: string;
};

/** A date to be shown large, in parts; `year` and `away` are "" where there is nothing to say. */
export type Figure = {
  id: string;
  label: string;
  date: string;
  day: string;
  weekday_name: string;
  away: string;
  year: string;
};

/** What must be known beside the dates, in a few words. */
export type Chip = {
  id: string;
  text: string;
};

/** What to do in a phase. */
export type PhaseToDo = {
  text: string;
  claims: string[];
};

/** Where the case stands from `first` to `last`, both included; None without an end. */
export type Phase = {
  id: "under_way" | "due" | "late" | "chase" | "appeal";
  first: string;
  last: string | null;
  title: string;
  text: string;
  todo: PhaseToDo[];
};

/** What must be settled before the application. */
export type ToDo = {
  id: string;
  text: string;
  claims: string[];
};

/** A date for the diary; None where it lies beyond the calendar. `grade` is that of its source. */
export type FollowUp = {
  id: string;
  date: string | null;
  text: string;
  claims: string[];
  grade: string | null;
  source: string;
};

/** The last days to apply for a finish in time, and what the plan's own day would do. */
export type Backward = {
  finish_by: string;
  last_safe: string | null;
  last_possible: string | null;
  verdict: "sure" | "maybe" | "no";
  level: "good" | "tight" | "missed";
  lead: string;
  notes: string[];
  text: string[];
};

/** What was asked, where it is a finish. */
export type DeadlineAsked = {
  day: string;
};

/** The sentences of an answer that are others where a finish is asked for. */
export type DeadlineText = {
  headline: string;
  said: string;
};

/** What a finish that is asked for puts into the answer about the day of application that it leads to. See `calculator.render.deadline`. `dates` holds the dates of `backward`. */
export type Deadline = {
  query: string;
  asked: DeadlineAsked;
  figures: Figure[];
  backward: Backward;
  text: DeadlineText;
  dates: Record<string, string>;
};

/** Ready sentences of an answer; `options` and `faster` are "" where there is nothing to say. */
export type AnswerText = {
  route: string;
  headline: string;
  said: string;
  after: string;
  faster: string;
  earliest: string;
  latest: string;
  counted_from: string;
  options: string;
  estimate: string;
};

/** When a cancellation should be finished; see `calculator.answer`. */
export type Answer = {
  ok: true;
  kind: "plan";
  query: string;
  asked: Asked;
  apply: string;
  earliest: string;
  latest: string;
  chips: Chip[];
  figures: Figure[];
  phases: Phase[];
  stages: Stage[];
  days: Day[];
  todo: ToDo[];
  follow_up: FollowUp[];
  backward: Backward | null;
  calendar: Certainty;
  text: AnswerText;
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
  unused: Unused;
};

/** Why a question cannot be answered; what an answer would hold is empty. */
export type Refusal = {
  ok: false;
  kind: "plan";
  query: string;
  asked: null;
  apply: null;
  earliest: null;
  latest: null;
  chips: Chip[];
  figures: Figure[];
  phases: Phase[];
  stages: Stage[];
  days: Day[];
  todo: ToDo[];
  follow_up: FollowUp[];
  backward: null;
  calendar: Certainty;
  text: Record<string, string>;
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
  unused: Unused;
};

/** One day of a count, with its sentence. `weekday` is 1 (Monday) to 7, `count` its number among the days surely counted, `finish` whether it may be the day that is reached. */
export type CountedDay = {
  date: string;
  verdict: "first" | "counts" | "makeup" | "makeup_off" | "weekend" | "holiday" | "maybe_off" | "maybe_makeup" | "natural";
  name: string;
  label: string;
  weekday: number;
  text: string;
  count: number | null;
  state: "official" | "statutory";
  finish: boolean;
};

/** How it was counted, in sentences; "" for what a count does not have. */
export type CountRules = {
  first: string;
  unit: string;
  carried: string;
};

/** Ready sentences of a count, "" where there is nothing to say. */
export type CountText = {
  first: string;
  unit: string;
  carried: string;
  headline: string;
  why: string;
};

/** The answer to a count; see `calculator.count.door.answer`. */
export type CountAnswer = {
  ok: true;
  kind: "count";
  query: string;
  op: "after" | "before" | "between" | "is";
  earliest: string | null;
  latest: string | null;
  least: number | null;
  most: number | null;
  works: "yes" | "no" | "maybe" | null;
  carried: Range | null;
  days: CountedDay[];
  calendar: Certainty;
  text: CountText;
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
  unused: Unused;
};

/** Why a count cannot be made; what an answer would hold is empty. */
export type CountRefusal = {
  ok: false;
  kind: "count";
  query: string;
  op: null;
  earliest: null;
  latest: null;
  least: null;
  most: null;
  works: null;
  carried: null;
  days: CountedDay[];
  calendar: Certainty;
  text: Record<string, string>;
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
  unused: Unused;
};

/** One column of a table's answer; `first`: it is among the few that are shown first. */
export type BatchColumn = {
  key: string;
  label: string;
  first: boolean;
};

/** One answered row: the line on which it begins, and its cells in the order of the columns. */
export type BatchRow = {
  line: number;
  cells: string[];
};

/** One fault in a table; `line` is that of its row, `place` names it by line and label. */
export type BatchProblem = {
  field: string;
  code: "missing" | "impossible" | "outside";
  text: string;
  readings?: DateReading[];
  line: number;
  place: string;
};

/** The answer to a table: its rows, its faults, and the whole as CSV. */
export type BatchAnswer = {
  ok: true;
  columns: BatchColumn[];
  rows: BatchRow[];
  errors: BatchProblem[];
  csv: string;
  text: string;
};

/** Why a request other than "answer" cannot be carried out. */
export type RequestRefusal = {
  ok: false;
  errors: Problem[];
};

/** A piece of a line: plain text, or what stands in the place of a `field`. Of a `blank` place `text` is a line to write on. `items` are the rows of a list, "" for one to write on. */
export type PaperPiece = {
  text: string;
  field: string;
  blank: boolean;
  items: string[];
};

/** The text of a paragraph in one language. */
export type PaperLine = {
  lang: string;
  pieces: PaperPiece[];
};

/** A paragraph: the Chinese, which counts, and its gloss. */
export type PaperParagraph = {
  lines: PaperLine[];
};

/** A paper as far as it is filled in; see `calculator.papers.door.fill`. */
export type Paper = {
  ok: true;
  id: string;
  kind: "letter" | "phrases";
  title: PaperLine[];
  paragraphs: PaperParagraph[];
  values: Record<string, string>;
  text: string;
  gloss_text: string;
  file_name: string;
  left: string;
  taken: string;
  errors: Problem[];
};
