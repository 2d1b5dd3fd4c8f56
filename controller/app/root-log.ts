import { pino } from 'pino';
import type { Log } from '../../config/kernel/index.js';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * The one root log: JSON lines on standard error, so that standard output stays for people and for `--json`.
 * Audio and the text of speech never reach it; the redaction below is the second fence.
 */
export function createRootLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['audio', 'samples', 'text', '*.text', '*.audio'], censor: '(kept out of logs)' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
