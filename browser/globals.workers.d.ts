declare global {
  interface WorkerNavigator {
    /** Not every browser has it. */
    connection?: { saveData?: boolean };
  }

  /** What the build puts before offline/service_worker.js: addresses relative to the site's root, with hashes. */
  const SITE: {
    version: string;
    kept: Record<string, string>;
    onDemand: Record<string, string>;
    python: { archives: Record<string, string>; smallEngine: Record<string, string>; engine: string };
    missing: Record<string, string>;
  };
}

export {};
