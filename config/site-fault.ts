/** One thing wrong (`error`) or worth knowing (`warning`) in a site file. */
export interface SiteFault {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** `stations[0].floors[3].contact`; empty where it is about the file as a whole. */
  readonly field: string;
  /** A sentence that says what was found, what was expected and what to do. */
  readonly message: string;
}

/** What forbids a start before what only deserves a look; then from the top of the file to its end. */
export function gravestFirst(a: SiteFault, b: SiteFault): number {
  return a.severity.localeCompare(b.severity) || a.line - b.line || a.column - b.column;
}
