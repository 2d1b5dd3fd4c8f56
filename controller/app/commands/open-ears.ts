import type { Station } from '../../../config/index.js';
import type { Clock, Log } from '../../../config/kernel/index.js';
import { openSpeech, type Speech } from '../../../speech/index.js';
import { speechFolders, type Folders } from '../folders.js';
import { tellFailure, type Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from '../describe-fault.js';

export interface EarsOptions {
  readonly siteFile: string;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly output: Output;
}

/** The recognisers of a site's first station, without a lift; null: they can't be had, and why has been told. */
export async function openEars(
  options: EarsOptions,
): Promise<{ readonly station: Station; readonly speech: Speech } | null> {
  const { siteFile, folders, clock, log, output } = options;
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return null;
  }
  const { site, languages } = reading.value;
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  const speech = await openSpeech({
    site,
    languages,
    ...speechFolders(folders),
    clock,
    log,
  });
  if (speech.ok) return { station, speech: speech.value };
  tellFailure(output, speech.failure);
  return null;
}
