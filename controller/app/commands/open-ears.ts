import type { Station } from '../../../config/index.js';
import type { Clock, Log } from '../../../config/kernel/index.js';
import { openSpeech, type Speech } from '../../../speech/index.js';
import { speechFolders, type Folders } from '../folders.js';
import { tellFailure, type Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from '../describe-fault.js';

export interface EarsOptions {
  readonly siteFile: string;
  /** Whose words are listened for; null: the first station. */
  readonly stationId: string | null;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly log: Log;
  readonly output: Output;
}

/** The recognisers of a station, without a lift; null: they can't be had, and why has been told. */
export async function openEars(
  options: EarsOptions,
): Promise<{ readonly station: Station; readonly speech: Speech } | null> {
  const { siteFile, stationId, folders, clock, log, output } = options;
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return null;
  }
  const { site, languages } = reading.value;
  const station = site.stations.find(({ id }) => stationId === null || id === stationId);
  if (station === undefined) {
    const known = site.stations.map(({ id }) => id).join(', ');
    output.error(`${siteFile} has no station "${stationId ?? ''}"; there is ${known}`);
    return null;
  }
  const others = site.stations.filter((other) => other !== station).map(({ id }) => id);
  if (stationId === null && others.length > 0)
    output.error(`listening as ${station.id}; --station names another one: ${others.join(', ')}`);
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
