/** What the page, the worker and the build tell one another. */

import type { Answer, BatchColumn, BatchRow, CountAnswer, CountRefusal, Paper, Refusal } from "../contract";

export type { Answer, Refusal };
/** What a question of either kind leads to. */
export type Answered = Answer | CountAnswer | CountRefusal | Refusal;

/**
 * A file whose content is known: its hash as browsers write it, its length in bytes, and its MIME type. `plain`: of a
 * packed file, the same of what is in it: many hosts call the packing an encoding, which browsers undo, and others
 * pack the plain file better than we do; `path` is its own.
 */
export type KnownFile = Content & { type: string; plain?: Content & { path?: string; type?: string } };
type Content = { integrity: string; size: number };
/** A file Python is made of. `path`: one of this site alone; `name`: one of Pyodide's own, which every origin has. */
export type RuntimeFile = KnownFile & { path?: string; name?: string };
/** A file, by its name, and where it can be had. */
export type Offer = { name: string; url: string };
/** What the build says of Python's files. */
export type RuntimeFacts = {
  version: string;
  lock: object;
  origins: { name: string; url: string }[];
  files: Record<string, RuntimeFile>;
};
/** What the build says to a page that holds the calculator; `base` leads to the site's root, `worker` to Python's. */
export type PageConfig = {
  lang: string;
  base: string;
  worker: string;
  startUnasked: boolean;
  /** Of a table of many cards: `bytes` of the file, `lines` of it, `problems` that are listed on the page. */
  batch: { bytes: number; lines: number; problems: number };
  age: Age;
  runtime: RuntimeFacts;
};
/** What the build says to the page of papers: `blank` leads to the papers left blank, `docx` to what makes files. */
export type PapersConfig = {
  lang: string;
  base: string;
  worker: string;
  blank: string;
  docx: string;
  runtime: RuntimeFacts;
};
/** From which day on (ISO) which sentence stands beside an answer, see calculator/age.py. */
export type Age = {
  made_on: string;
  clock_right_from: string;
  old_from: string;
  ended_from: string;
  calendar_ends: string;
  clock: string;
  old: string;
  ended: string;
};

/** The address of each month's file of ready answers ("2026-11"), for each kind of answer. */
export type AnswerFiles = Record<string, Record<string, string>>;
/** The answers of one month that were asked for before the page's script ran. */
export type FirstMonth = { kind: string; month: string; answers: Promise<PackedAnswers | null> };
/** What finds the build's answer to a question, null where there is none. */
export type Ready = { find(query: string): Promise<Answered | null> };

/** A value of a packed file: a plain one, or a row of a shape and places. */
export type PackedValue = string | number | boolean | null | number[];
/** A month's answers as hooks write them. */
export type PackedAnswers = { answers: Record<string, number>; shapes: string[][]; values: PackedValue[] };

/** A request to Python: `today` in China, `now` the moment, by UTC. */
export type Operation = "answer" | "text" | "ics" | "batch" | "batch_ics" | "paper";
export type Request = { op: Operation; query: string; lang: string; today: string; now: string };
/** What each operation gives if it succeeds. */
export type Responses = {
  answer: Answered;
  text: { ok: true; text: string };
  ics: { ok: true; ics: string; name: string };
  batch: BatchResult;
  batch_ics: { ok: true; ics: string; name: string };
  paper: Paper;
};
export type { BatchColumn, BatchRow };
/** What a row says beside what is shown first. */
export type BatchRest = { rest: { label: string; text: string }[] };
export type BatchProblem = { place?: string; field: string; code: string; text: string };
export type BatchResult = {
  ok: boolean;
  columns?: BatchColumn[];
  rows?: BatchRow[];
  errors: BatchProblem[];
  csv?: string;
  text?: string;
};

export type State = "idle" | "loading" | "ready" | "failed";
export type Step = "download" | "start" | "ready" | "retry" | "failed";
export type Progress = { loaded?: number; total?: number; reason?: string; kind?: string; message?: string };

export type ToWorker =
  | { type: "start"; runtime: RuntimeFacts; root: string; wishes: Wishes }
  | { type: "call"; id: number; request: string; data: Uint8Array | null };
/**
 * `whole`: nothing but the whole engine will do; `slow`: the line is slow, as far as the page can tell; `reply`: how
 * long (ms) this site's replies took so far.
 */
export type Wishes = { whole: boolean; slow: boolean; reply: number };
/** `small`: it is the small engine that has failed, so the whole one may do better. */
export type FromWorker =
  | { type: "alive"; lock: string | null }
  | { type: "progress"; step: Step; detail: Progress }
  | { type: "ready" }
  | { type: "failed"; kind: string; message: string; small: boolean }
  | { type: "working"; id: number; done: number }
  | { type: "answer"; id: number; text: string }
  | { type: "error"; id: number; message: string; small: boolean };

/** What is used of Pyodide: Python's objects are of any type. */
export type Pyodide = {
  // biome-ignore lint/suspicious/noExplicitAny: a Python object has the attributes that it has
  pyimport(module: string): any;
  toPy(value: unknown): unknown;
  FS: { writeFile(path: string, content: Uint8Array): void; mkdirTree(path: string): void };
};
