import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { ElevatorError } from '../../../config/kernel/index.js';
import { JournalReader, type RowChoice } from '../../journal/journal-reader.js';
import type { JournalRow } from '../../journal/row.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';

export interface JournalExportOptions {
  readonly file: string;
  readonly choice: RowChoice;
  readonly csv: boolean;
  /** null: standard output. */
  readonly target: string | null;
  readonly output: Output;
}

const columns = ['sequence', 'at', 'uptimeMs', 'station', 'ride', 'kind', 'content'] as const;

/** Writes what was chosen of a journal. A file that is written to has all of it, or is left as it was. */
export function exportJournal({ file, choice, csv, target, output }: JournalExportOptions): ExitCode {
  const opened = JournalReader.open(file);
  if (!opened.ok) {
    tellFailure(output, opened.failure);
    return 2;
  }
  try {
    const lines = linesOf(opened.value.rows(choice), csv);
    if (target !== null) return writeWhole(lines, target, output);
    for (const line of lines) output.line(line);
    return 0;
  } finally {
    opened.value.close();
  }
}

function* linesOf(rows: Iterable<JournalRow>, csv: boolean): Generator<string> {
  if (csv) yield columns.join(',');
  for (const row of rows) yield csv ? columns.map((column) => cell(row[column])).join(',') : jsonOf(row);
}

function jsonOf({ content, shown, ...row }: JournalRow): string {
  const texts = shown === null ? null : (JSON.parse(shown) as unknown);
  return JSON.stringify({ ...row, content: JSON.parse(content) as unknown, shown: texts });
}

/** As RFC 4180 has it. A spreadsheet takes a text that begins with = for a formula; none of these does. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeWhole(lines: Iterable<string>, target: string, output: Output): ExitCode {
  const part = `${target}.part`;
  let count = 0;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      for (const line of lines) {
        writeSync(handle, `${line}\n`);
        count += 1;
      }
    } finally {
      closeSync(handle);
    }
    renameSync(part, target);
  } catch (cause) {
    rmSync(part, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    tellFailure(output, new ElevatorError('ELV-JOURNAL-005', `${target} cannot be written: ${reason}`, { cause }));
    return 2;
  }
  output.error(`${target}: ${count} lines`);
  return 0;
}
