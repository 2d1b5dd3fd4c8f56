import type { Site } from './site.js';
import { fail, type Result } from './kernel/index.js';

/** One thing wrong (`error`) or worth knowing (`warning`) in a site file. */
export interface SiteFault {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** `stations[0].floors[3].contact` */
  readonly field: string;
  /** A sentence that says what was found, what was expected and what to do. */
  readonly message: string;
}

export interface SiteReading {
  readonly site: Site;
  readonly warnings: readonly SiteFault[];
  /** Where a field stands, for checks that other parts make (vocabulary): falls back to the nearest parent. */
  readonly locate: (field: string) => { readonly line: number; readonly column: number };
}

/** Reads, validates and cross-checks a site file; on failure every fault is listed, errors first by line. */
export function loadSite(_file: string): Promise<Result<SiteReading, readonly SiteFault[]>> {
  return Promise.resolve(fail([])); // PLACEHOLDER of the skeleton; the config helper writes it.
}

/** The same for text at hand; `file` is only named in faults. */
export function parseSite(_text: string, _file: string): Result<SiteReading, readonly SiteFault[]> {
  return fail([]);
}
