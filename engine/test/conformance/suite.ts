/** What a run of a suite over a folder found; a failure is one line. */
export interface SuiteResult {
  readonly passed: number;
  readonly total: number;
  readonly failures: readonly string[];
}

export type Suite = (folder: string) => Promise<SuiteResult>;
