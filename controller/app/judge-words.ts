import type { SiteFault, SiteReading, Languages } from '../../config/index.js';
import { succeed, type Clock, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { checkVocabulary } from '../../speech/index.js';
import { modelFolders, type Folders } from './folders.js';

export interface WordsToJudge extends Pick<SiteReading, 'site' | 'locate'> {
  readonly siteFile: string;
  readonly languages: Languages;
  readonly folders: Folders;
  readonly clock: Clock;
}

/** What makes the words of a site file impossible to recognise, each with its line; fails where a model can't be read. */
export async function judgeWords({
  siteFile,
  site,
  locate,
  languages,
  folders,
  clock,
}: WordsToJudge): Promise<Result<readonly SiteFault[], ElevatorError>> {
  const checked = await checkVocabulary({ site, languages, folders: modelFolders(folders), clock, witnesses: 'first' });
  if (!checked.ok) return checked;
  const faults = checked.value.faults.map((fault): SiteFault => ({
    severity: 'error',
    file: siteFile,
    ...locate(fault.field),
    ...fault,
  }));
  return succeed(faults);
}
