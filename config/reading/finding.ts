import type { FieldPath } from './field-path.js';

/** Counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A fault before it has a place in the file: the checks name fields, `parseSite` looks up where they stand. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly path: FieldPath;
  readonly message: string;
  /** Where it stands, if that isn't simply where the field stands (syntax). */
  readonly at?: Position;
  /** Another field that explains the fault; its line is added to the message. */
  readonly see?: FieldPath;
}

export function wrong(path: FieldPath, message: string, extra: Pick<Finding, 'at' | 'see'> = {}): Finding {
  return { severity: 'error', path, message, ...extra };
}

export function worthKnowing(path: FieldPath, message: string): Finding {
  return { severity: 'warning', path, message };
}
