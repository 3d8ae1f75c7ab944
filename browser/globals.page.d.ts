import type { FirstMonth } from "./calculator/types";

declare global {
  /** The site's languages, the first without a folder; the build puts them in (hooks/finish/bundles.py). */
  const LANGUAGES: string[];
  interface Window {
    /** Set by calculator/early.js. */
    firstMonth?: FirstMonth;
  }
  /** Material's: what it keeps under a key. */
  function __md_get(key: "__palette"): { index: number } | null;
  interface Navigator {
    /** Not every browser has it. */
    connection?: import("./calculator/line.js").Connection;
  }
}
