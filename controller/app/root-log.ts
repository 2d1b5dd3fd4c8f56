import { pino } from 'pino';
import type { Log } from '../../config/kernel/index.js';
import { readableLine } from './readable-line.js';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const logFormats = ['people', 'json'] as const;
export type LogFormat = (typeof logFormats)[number];

export interface RootLogOptions {
  readonly level: LogLevel;
  /** Default: standard error. */
  readonly show?: (text: string) => void;
  /** Default: a sentence a line, for people; a program that reads along wants JSON. */
  readonly format?: LogFormat;
}

/**
 * The one root log, on standard error, so that standard output stays for people and for `--json`. What has to be found in a year is in
 * the journal, at any level. Audio and the text of speech never reach the log; the redaction below is the second fence.
 */
export function createRootLog(options: RootLogOptions): Log {
  const { level, show = showOnStandardError, format = 'people' } = options;
  const write = (line: string): void => {
    show(format === 'people' ? readableLine(line) : line);
  };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['audio', 'samples', 'text', '*.text', '*.audio'], censor: '(kept out of logs)' },
    },
    { write },
  );
}

function showOnStandardError(text: string): void {
  process.stderr.write(text);
}
