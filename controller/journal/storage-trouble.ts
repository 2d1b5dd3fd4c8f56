/** Why the journal cannot be written: closed. */
export type StorageTrouble =
  /** No room on the disk, or none for this user. */
  | 'diskFull'
  | 'readOnly'
  /** It contradicts itself, or is no database. */
  | 'damaged'
  /** Another program holds it. */
  | 'locked'
  /** A later version of Liftvoice has written it. */
  | 'newer'
  /** The disk fails, or the file cannot be opened. */
  | 'diskFails'
  /** The writer has ended, or cannot be loaded on this machine. */
  | 'noWriter';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html); the extended ones begin with these. */
const troubles: readonly (readonly [code: string, trouble: StorageTrouble])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EROFS', 'readOnly'],
  ['EACCES', 'readOnly'],
];

export function troubleOf(error: unknown): StorageTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return troubles.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'diskFails';
}
