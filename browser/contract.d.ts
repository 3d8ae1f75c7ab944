/** The answer's shape, as calculator/web.py gives it. */

export type Problem = { field: string; code: string; text: string };
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
  headline: string;
  earliest: string;
  latest: string;
  counted_from: string;
  options: string;
  estimate: string;
};
export type Answer = {
  ok: true;
  query: string;
  earliest: string;
  latest: string;
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
