import type { ErrorArea, ErrorSeverity } from './errors.js';

/** What is known of an error code before anything happens. */
export interface CatalogueEntry {
  readonly area: ErrorArea;
  readonly severity: ErrorSeverity;
  readonly retryable: boolean;
  /** One sentence for docs/errors.md: what happened, in words an installer knows. */
  readonly meaning: string;
  /** One sentence: what to do next. */
  readonly remedy: string;
}
