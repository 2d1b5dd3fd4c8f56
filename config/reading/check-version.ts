import { valueAt } from './field-path.js';
import { wrong, type Finding } from './finding.js';

const currentVersion = 1;

/**
 * A file of another version can't be judged by this schema, so it gets this one sentence instead of fifty wrong ones. Version 1
 * is the first; steps from older versions belong between this check and the schema, one file per step.
 */
export function checkVersion(value: unknown): Finding | null {
  const version = valueAt(value, ['version']);
  if (typeof version !== 'number' || version === currentVersion) return null;
  const advice =
    version > currentVersion
      ? 'the file is for a newer Liftvoice: update the program'
      : 'there never was such a version';
  return wrong(['version'], `this is version ${version}, this program reads version ${currentVersion}; ${advice}`);
}
