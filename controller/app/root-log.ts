import { pino } from 'pino';
import type { Log } from '../../config/kernel/index.js';
import { readableLine } from './readable-line.js';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const logFormats = ['people', 'json'] as const;
export type LogFormat = (typeof logFormats)[number];

export interface RootLogOptions {
  /** What is shown; the record of presses doesn't depend on it. */
  readonly level: LogLevel;
  /** Takes every line that is marked as audit; null: nothing that could be pressed is run. */
  readonly audit: ((line: string) => void) | null;
  /** Default: standard error. */
  readonly show?: (text: string) => void;
  /** Default: a sentence a line, for people; a program that reads along wants JSON. */
  readonly format?: LogFormat;
}

/**
 * The one root log, on standard error, so that standard output stays for people and for `--json`. Every press and every refused
 * request (`audit: true`) goes to the audit record as well, at any level: who asks in a year why a lift came must find it.
 * Audio and the text of speech never reach either; the redaction below is the second fence.
 */
export function createRootLog(options: RootLogOptions): Log {
  const { level, audit, show = showOnStandardError, format = 'people' } = options;
  const shownFrom = level === 'silent' ? Infinity : (pino.levels.values[level] ?? Infinity);
  const write = (line: string): void => {
    if (audit !== null && line.includes('"audit":true')) audit(line);
    if (levelOf(line) >= shownFrom) show(format === 'people' ? readableLine(line) : line);
  };
  return pino(
    {
      level: audit !== null && shownFrom > infoLevel ? 'info' : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['audio', 'samples', 'text', '*.text', '*.audio'], censor: '(kept out of logs)' },
    },
    { write },
  );
}

const infoLevel = 30;

/** pino begins every line with its level. */
function levelOf(line: string): number {
  return Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? Infinity);
}

function showOnStandardError(text: string): void {
  process.stderr.write(text);
}
