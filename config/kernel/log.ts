/** What every part may say to the log; pino fulfils it, and it carries neither audio nor the text of speech that was no request. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** A log whose lines carry these fields, usually `{ component: 'bridge.link' }`. */
  child(fields: Readonly<Record<string, unknown>>): Log;
}

const nothing = (): void => undefined;

/** A log that keeps nothing, for tests and for commands whose output is their answer. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => silentLog };
