import type { ErrorCode } from './error-catalogue.js';
import { errorCatalogue } from './error-catalogue.js';

/** Whose fault an error is: the operator's file, the port, the bytes, the board, ... `BUG` alone may end the process. */
export type ErrorArea = 'CFG' | 'LINK' | 'PROTO' | 'FW' | 'SPEECH' | 'CMD' | 'SAFETY' | 'API' | 'JOURNAL' | 'BUG';

/** How the station reacts: `refused` says no and carries on, `degraded` loses voice but no button, `fault` needs a reset. */
export type ErrorSeverity = 'refused' | 'degraded' | 'fault';

export interface ErrorOptions {
  readonly context?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error class of the project. Code, area, severity and retryability come from the catalogue, so that docs/errors.md,
 * HTTP answers and exit codes can't drift from the place that raises it. The message ends with the code.
 */
export class ElevatorError extends Error {
  readonly code: ErrorCode;
  readonly area: ErrorArea;
  readonly severity: ErrorSeverity;
  readonly retryable: boolean;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(`${message} (${code})`, options.cause === undefined ? undefined : { cause: options.cause });
    const entry = errorCatalogue[code];
    this.name = 'ElevatorError';
    this.code = code;
    this.area = entry.area;
    this.severity = entry.severity;
    this.retryable = entry.retryable;
    this.context = options.context ?? {};
  }
}

/** The sentence of an error that becomes part of another one, whose own code ends the whole. */
export function withoutCode(message: string): string {
  return message.replace(/ \(ELV-[A-Z]+-\d{3}\)$/, '');
}

/** The code that a message ends with; null: none that there is. */
export function codeOf(message: string): ErrorCode | null {
  const code = / \((ELV-[A-Z]+-\d{3})\)$/.exec(message)?.[1];
  return code !== undefined && code in errorCatalogue ? (code as ErrorCode) : null;
}

export function isElevatorError(error: unknown, code?: ErrorCode): error is ElevatorError {
  return error instanceof ElevatorError && (code === undefined || error.code === code);
}
