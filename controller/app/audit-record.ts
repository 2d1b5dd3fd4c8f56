import { appendFileSync, closeSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Listeners } from '../../config/kernel/index.js';
import type { PressRecord } from '../journal/press-record.types.js';

export interface AuditRecordOptions {
  /** Exists, and may be written to. */
  readonly folder: string;
  /** Without extension: `presses`. */
  readonly name: string;
  readonly timeOfDay: () => Date;
  /** Told once when a line could not be written, and again after it could. */
  readonly onTrouble: (reason: string) => void;
  /** It is written again; so many lines are missing from it. */
  readonly onMended: (missing: number) => void;
  readonly largestBytes?: number;
  readonly mostOldFiles?: number;
}

/** About ten thousand presses. */
const largestBytes = 4 * 1024 * 1024;
const mostOldFiles = 8;

/**
 * The record of presses and refusals: JSON lines in a file that is set aside when it is full. Each line is on its way to the
 * disk before the next thing happens, and several processes may write to the same file. A disk that is full costs lines, never a
 * press; where lines are missing, a line of the record says how many.
 */
export class AuditRecord implements PressRecord {
  readonly changes = new Listeners<undefined>();
  readonly #options: AuditRecordOptions;
  readonly #file: string;
  /** Of the gap that is open; null: it is written. */
  #gap: number | null = null;
  #missing = 0;

  constructor(options: AuditRecordOptions) {
    this.#options = options;
    this.#file = join(options.folder, `${options.name}.jsonl`);
  }

  get isWritten(): boolean {
    return this.#gap === null;
  }

  get missingLines(): number {
    return this.#missing;
  }

  write(line: string): void {
    const failure = this.#append(line);
    if (failure === null) return;
    this.#missing += 1;
    this.#gap = (this.#gap ?? 0) + 1;
    if (this.#gap > 1) return;
    this.#options.onTrouble(failure);
    this.changes.emit(undefined);
  }

  tryAgain(): void {
    if (this.#gap !== null) this.#append('');
  }

  /** null: it is written, and with it how much is missing before it; else why not. */
  #append(line: string): string | null {
    try {
      this.#setAside();
      appendFileSync(this.#file, this.#gap === null ? line : this.#gapLine(this.#gap) + line, { mode: 0o600 });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    const missing = this.#gap;
    if (missing === null) return null;
    this.#gap = null;
    this.#options.onMended(missing);
    this.changes.emit(undefined);
    return null;
  }

  /** Of what did not fit on a full disk the first half may have been written: that line ends before the next one begins. */
  #gapLine(missing: number): string {
    const time = this.#options.timeOfDay().toISOString();
    const line = JSON.stringify({ level: 40, time, audit: true, missing, msg: 'lines are missing here' });
    return `${endsInHalfALine(this.#file) ? '\n' : ''}${line}\n`;
  }

  #setAside(): void {
    const { folder, name, timeOfDay } = this.#options;
    if (sizeOf(this.#file) < (this.#options.largestBytes ?? largestBytes)) return;
    // A name of its own: two processes that find the file full set it aside twice, and neither takes the other's away.
    const moment = timeOfDay().toISOString().replaceAll(':', '');
    renameSync(this.#file, join(folder, `${name}.${moment}.${process.pid}.jsonl`));
    removeOldest(folder, name, this.#options.mostOldFiles ?? mostOldFiles);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function endsInHalfALine(file: string): boolean {
  const size = sizeOf(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, last, 0, 1, size - 1);
  } finally {
    closeSync(handle);
  }
  return last.toString() !== '\n';
}

function removeOldest(folder: string, name: string, most: number): void {
  const old = readdirSync(folder)
    .filter((each) => each.startsWith(`${name}.`) && each !== `${name}.jsonl`)
    .sort();
  for (const each of old.slice(0, Math.max(0, old.length - most))) rmSync(join(folder, each), { force: true });
}
