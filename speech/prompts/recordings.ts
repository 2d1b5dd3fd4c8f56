import { readdir } from 'node:fs/promises';
import { join, parse, relative, sep } from 'node:path';
import { fail, succeed, type Result } from '../../config/kernel/index.js';

/** A file is taken for a recording by its ending; of these only the first two can be used, the others are told so. */
const endings: ReadonlySet<string> = new Set(
  ['wav', 'flac', 'mp3', 'm4a', 'ogg', 'opus', 'aac', 'aif', 'aiff', 'wma', 'webm'].map((ending) => `.${ending}`),
);

/** The recordings of a folder by their names (`zh/registered/12`), and what else was found. */
export interface Recordings {
  readonly folder: string;
  /** Name to path. */
  readonly files: ReadonlyMap<string, string>;
  /** Files of one name, of which none can be preferred. */
  readonly twice: readonly (readonly [string, string])[];
}

/** Looks for recordings in a folder and everything below it; fails, in one sentence, where it can't be read. */
export async function findRecordings(folder: string): Promise<Result<Recordings, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => error as Error,
  );
  if (entries instanceof Error) return fail(`the folder of recordings ${folder} cannot be read: ${reasonOf(entries)}`);
  const files = new Map<string, string>();
  const twice: [string, string][] = [];
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted()) {
    const { dir, name, ext } = parse(relative(folder, path));
    if (!endings.has(ext.toLowerCase())) continue;
    const recording = join(dir, name).split(sep).join('/');
    const other = files.get(recording);
    if (other !== undefined) twice.push([other, path]);
    files.set(recording, path);
  }
  return succeed({ folder, files, twice });
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.message;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it is no folder',
    EACCES: 'this user may not read it',
  };
  return reasons[code] ?? code;
}
