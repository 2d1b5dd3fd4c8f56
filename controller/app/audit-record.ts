import { appendFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface AuditRecordOptions {
  /** Exists, and may be written to. */
  readonly folder: string;
  /** Without extension: `presses`. */
  readonly name: string;
  readonly timeOfDay: () => Date;
  /** Told once when a line could not be written, and again after it could. */
  readonly onTrouble: (reason: string) => void;
  readonly largestBytes?: number;
  readonly mostOldFiles?: number;
}

/** About ten thousand presses. */
const largestBytes = 4 * 1024 * 1024;
const mostOldFiles = 8;

/**
 * The record of presses and refusals: JSON lines in a file that is set aside when it is full. Each line is on its way to the
 * disk before the next thing happens, and several processes may write to the same file. A disk that is full costs lines, never a
 * press.
 */
export function createAuditRecord(options: AuditRecordOptions): (line: string) => void {
  const { folder, name, timeOfDay, onTrouble } = options;
  const file = join(folder, `${name}.jsonl`);
  let isInTrouble = false;
  return (line) => {
    try {
      if (sizeOf(file) >= (options.largestBytes ?? largestBytes)) {
        // A name of its own: two processes that find the file full set it aside twice, and neither takes the other's away.
        const moment = timeOfDay().toISOString().replaceAll(':', '');
        renameSync(file, join(folder, `${name}.${moment}.${process.pid}.jsonl`));
        removeOldest(folder, name, options.mostOldFiles ?? mostOldFiles);
      }
      appendFileSync(file, line, { mode: 0o600 });
      isInTrouble = false;
    } catch (error) {
      if (!isInTrouble) onTrouble(error instanceof Error ? error.message : String(error));
      isInTrouble = true;
    }
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function removeOldest(folder: string, name: string, most: number): void {
  const old = readdirSync(folder)
    .filter((each) => each.startsWith(`${name}.`) && each !== `${name}.jsonl`)
    .sort();
  for (const each of old.slice(0, Math.max(0, old.length - most))) rmSync(join(folder, each), { force: true });
}
