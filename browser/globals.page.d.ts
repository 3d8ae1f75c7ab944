import type { FirstMonth } from "./calculator/types";

declare global {
  interface Window {
    /** Set by calculator/early.js. */
    firstMonth?: FirstMonth;
  }
  interface Navigator {
    /** Not every browser has it. */
    connection?: import("./calculator/line.js").Connection;
  }
}
