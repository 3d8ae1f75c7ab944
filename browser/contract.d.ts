/** The answer's shape, as calculator/web.py gives it. */

/** A day in words, to choose between. */
export type Reading = { date: string; text: string };
export type Problem = { field: string; code: string; text: string; readings?: Reading[] };
export type Verdict =
  | "application"
  | "received"
  | "counts"
  | "makeup"
  | "weekend"
  | "holiday"
  | "makeup_off"
  | "maybe_off"
  | "maybe_makeup";
export type Day = {
  date: string;
  verdict: Verdict;
  name: string;
  label: string;
  weekday: number;
  text: string;
  count: number | null;
  state: string;
  stages: number[];
  finish: boolean;
  place: string;
  ahead: string;
};
export type Figure = {
  id: string;
  label: string;
  date: string;
  day: string;
  weekday_name: string;
  year: string;
  away: string;
};
/** Where the case stands from one day to another, both included; the last phase has no end. */
export type Phase = {
  id: string;
  from: string;
  to: string | null;
  title: string;
  text: string;
  todo: { text: string; claims: string[] }[];
};
export type Stage = {
  number: number;
  id: string;
  name: string;
  actor: string;
  duration: string;
  unit: string;
  reading: string;
  reading_text: string;
  claims: string[];
  earliest: { start: string; end: string };
  latest: { start: string; end: string };
  text: string;
};
export type Cited = { id: string; text: string; claims: string[] };
export type FollowUp = Cited & { date: string | null; grade: string; source: string };
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
export type Notice = { year: number; text: string; address: string; claim: string };
export type Coverage = {
  state: string;
  text: string;
  uncertain_from: string | null;
  covered_from: string;
  covered_to: string;
  notices: Notice[];
};
export type Sentences = {
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
export type Answer = {
  ok: true;
  query: string;
  asked: { day: string; card: string; via: string };
  apply: string;
  earliest: string;
  latest: string;
  figures: Figure[];
  chips: { id: string; text: string }[];
  phases: Phase[];
  stages: Stage[];
  days: Day[];
  todo: Cited[];
  follow_up: FollowUp[];
  backward: Backward | null;
  calendar: Coverage;
  text: Sentences;
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
};
export type Refusal = { ok: false; errors: Problem[] };
