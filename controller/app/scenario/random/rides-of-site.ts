import { loadLanguages, type Languages, type SiteFault, type Station } from '../../../../config/index.js';
import { fail, succeed, type ElevatorError, type Result } from '../../../../config/kernel/index.js';
import type { Folders } from '../../folders.js';
import { readSite } from '../../read-site.js';
import { usualStart } from '../read-scenario.js';
import type { Outcome } from '../outcome.types.js';
import { runScenario, type RunOptions, type Script } from '../run-scenario.js';
import type { ScenarioStep } from '../scenario.schema.js';
import { SiteEars } from '../site-ears.js';
import { inOrder, makeRide, type Happening, type RideParts } from './make-ride.js';

/** What a thread that plays rides is told: plain values. */
export interface RidesPlan {
  readonly siteFile: string;
  readonly board: Script['board'];
  readonly folders: Folders;
}

/** Rides by chance at the stations of a site, which take turns: a seed is always the same ride at the same station. */
export interface RidesOfSite {
  readonly languages: Languages;
  readonly stationOf: (seed: number) => Station;
  readonly make: (seed: number) => readonly Happening[];
  readonly play: (steps: readonly ScenarioStep[], seed: number) => Promise<Outcome>;
  /** The whole ride of a seed. */
  readonly ride: (seed: number) => Promise<Outcome>;
}

/** Sentences that passengers choose from, in each language. */
const sentencesPerLanguage = 1_500;

/**
 * Compiles the words of the site, which takes seconds. The failure is what is wrong with the site file, or with a word of it.
 *
 * @param onReady tests plant something that must not happen
 */
export async function openRides(
  plan: RidesPlan,
  onReady?: RunOptions['onReady'],
): Promise<Result<RidesOfSite, readonly SiteFault[] | ElevatorError>> {
  const { siteFile, board, folders } = plan;
  const languages = await loadLanguages(folders.languages);
  if (!languages.ok) return languages;
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) return reading;
  const { site } = reading.value;
  const opened = await new SiteEars(languages.value, folders).of({ siteFile, site });
  if (!opened.ok) return fail(opened.failure);
  const ears = opened.value;
  const partsOf = new Map<Station, RideParts>();
  for (const station of site.stations)
    partsOf.set(station, {
      station,
      languages: site.languages,
      sentences: ears.sentences(station.id, sentencesPerLanguage),
    });
  const partsAt = (seed: number): RideParts => {
    const parts = [...partsOf.values()][seed % partsOf.size];
    if (parts === undefined) throw new RangeError('a site without stations');
    return parts;
  };
  const make = (seed: number): readonly Happening[] => makeRide(seed, partsAt(seed));
  const play = (steps: readonly ScenarioStep[], seed: number): Promise<Outcome> => {
    const { station } = partsAt(seed);
    const script = { site, station, seed, board, steps, startsAt: new Date(usualStart) };
    return runScenario(script, { languages: languages.value, ears, ...(onReady && { onReady }) });
  };
  return succeed({
    languages: languages.value,
    stationOf: (seed) => partsAt(seed).station,
    make,
    play,
    ride: (seed) => play(inOrder(make(seed)), seed),
  });
}
