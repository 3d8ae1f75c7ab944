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
export type Answer = {
  ok: true;
  query: string;
  earliest: string;
  latest: string;
  stages: Stage[];
  days: Day[];
  text: { headline: string };
  errors: Problem[];
  claims: string[];
  dates: Record<string, string>;
  months: Record<string, string>;
};
export type Refusal = { ok: false; errors: Problem[] };
