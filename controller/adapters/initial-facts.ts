import type { StationFacts } from '../machines/station.types.js';
import type { StationServiceOptions } from './station-service.types.js';

/** What is known when the service begins; parts that have not reported yet count as starting, never as fine. */
export function initialFacts({
  elevatorIo,
  audio,
  hearing,
  site,
}: Pick<StationServiceOptions, 'elevatorIo' | 'audio' | 'hearing' | 'site'>): StationFacts {
  const recognizers = site.languages.map((language) => [
    language,
    hearing.readyLanguages.includes(language) ? 'ready' : 'starting',
  ]);
  return {
    link: { kind: elevatorIo.isLinkUp ? 'up' : 'starting' },
    board: null,
    mode: elevatorIo.isLinkUp ? elevatorIo.mode : 'unknown',
    audio: audio.state,
    recognizers: Object.fromEntries(recognizers) as StationFacts['recognizers'],
  };
}
