import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';

/** One recording and what is known about it: a line of an index of recordings. */
export interface Recording {
  /** As the index names it. */
  readonly file: string;
  /** Where it lies: names in an index are relative to the index. */
  readonly path: string;
  /** What is said; null where the index has no such column. */
  readonly transcript: string | null;
  /** Floor ids that are asked for, none for speech that is no request; null where the index has no such column. */
  readonly floors: readonly string[] | null;
  /** `zh` of `zh-TW`; '' where the index does not say. */
  readonly language: string;
  readonly set: string;
  /** dev: thresholds may be chosen on it; test: report only; '' where the index does not say. */
  readonly use: string;
  readonly speaker: string;
}

/** How a transcript begins that gives the sounds of a syllable (zhuyin:ㄙㄢ). */
const soundsMark = 'zhuyin:';

/**
 * Its transcript, where there is one, is words. Nobody can say what a lift should make of a syllable: the one of "three" would count
 * as other speech, and to take it for a three as a false call.
 */
export function saysWords({ transcript }: Recording): boolean {
  return transcript?.startsWith(soundsMark) !== true;
}

/**
 * Reads a table of recordings, separated by tabs, whose first line names the columns: `file` and at least one of `transcript`
 * (words) and `floor` (ids, several separated by commas, `-` or nothing for speech that is no request); `set`, `language`,
 * `use` and `speaker` are used where they are there, other columns are left alone.
 *
 * @returns every recording in order, or ELV-SPEECH-008 naming file and line
 */
export async function readRecordingIndex(indexFile: string): Promise<Result<readonly Recording[], ElevatorError>> {
  try {
    return parseRecordingIndex(await readFile(indexFile, 'utf8'), indexFile);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const reason =
      { ENOENT: 'does not exist', EISDIR: 'is a folder, not an index' }[code] ?? `cannot be read (${code})`;
    return fail(unusable(indexFile, reason, cause));
  }
}

export function parseRecordingIndex(text: string, indexFile: string): Result<readonly Recording[], ElevatorError> {
  const [head = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const columns = head.split('\t').map((name) => name.trim());
  const has = (name: string): boolean => columns.includes(name);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) return fail(unusable(indexFile, `line 1: the column '${twice}' is there twice`));
  if (!has('file') || !(has('transcript') || has('floor'))) {
    const wanted = "expected the columns 'file' and 'transcript' or 'floor', separated by tabs";
    return fail(unusable(indexFile, `line 1: ${wanted}; found ${columns.map((name) => `'${name}'`).join(', ')}`));
  }
  const recordings: Recording[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const fields = line.split('\t');
    const field = (name: string): string => (has(name) ? (fields[columns.indexOf(name)] ?? '').trim() : '');
    if (fields.length !== columns.length || field('file') === '') {
      const fault =
        field('file') === '' ? 'names no file' : `has ${fields.length} fields, line 1 has ${columns.length}`;
      return fail(unusable(indexFile, `line ${index + 2}: ${fault}`));
    }
    recordings.push({
      file: field('file'),
      path: path.resolve(path.dirname(indexFile), field('file')),
      transcript: has('transcript') ? field('transcript') : null,
      floors: has('floor') ? floorsOf(field('floor')) : null,
      language: field('language').replace(/-.*$/u, ''),
      set: field('set'),
      use: field('use'),
      speaker: field('speaker'),
    });
  }
  return recordings.length === 0 ? fail(unusable(indexFile, 'lists no recording')) : succeed(recordings);
}

function floorsOf(text: string): readonly string[] {
  return text === '-' ? [] : text.split(',').flatMap((floor) => (floor.trim() === '' ? [] : [floor.trim()]));
}

function unusable(indexFile: string, fault: string, cause?: unknown): ElevatorError {
  return new ElevatorError('ELV-SPEECH-008', `${indexFile} ${fault}`, { context: { file: indexFile }, cause });
}
