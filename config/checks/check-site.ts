import type { Languages } from '../language/language-data.js';
import type { Finding } from '../reading/finding.js';
import type { SiteDraft } from '../reading/site-draft.js';
import { checkBoard } from './check-board.js';
import { checkCancel } from './check-cancel.js';
import { checkCharacters } from './check-characters.js';
import { checkDoors } from './check-doors.js';
import { checkDuplicates } from './check-duplicates.js';
import { checkFloorOrder } from './check-floor-order.js';
import { checkKind } from './check-kind.js';
import { checkLanguages } from './check-languages.js';
import { checkListening } from './check-listening.js';
import { checkModes } from './check-modes.js';
import { checkNames } from './check-names.js';
import { checkPrompts } from './check-prompts.js';
import { checkSpeech } from './check-speech.js';
import { checkTimeZone } from './check-time-zone.js';
import { checkVoiceHours } from './check-voice-hours.js';
import { checkWakeWords } from './check-wake-words.js';
import { checkWiring } from './check-wiring.js';
import { eachStation } from './each.js';

/** What no schema can say: how the fields of a site fit together. One error per field, the most telling first. */
export function checkSite(site: SiteDraft, languages: Languages): readonly Finding[] {
  const findings = eachStation(site, (station, path) => [
    ...checkKind(station, path),
    ...checkWiring(station, path),
    ...checkModes(station, path),
    ...checkDoors(station, path),
    ...checkCancel(station, path),
    ...checkFloorOrder(station, path),
    ...checkNames(station, path, { heard: site.site?.languages, known: languages }),
    ...checkWakeWords(station, path, { heard: site.site?.languages, known: languages }),
    ...checkListening(station, path, { heard: site.site?.languages, known: languages }),
    ...checkVoiceHours(station, path, site.site),
    ...checkBoard(station, path),
  ]);
  return firstErrorPerField([
    ...checkCharacters(site),
    ...checkLanguages(site, languages),
    ...checkTimeZone(site.site),
    ...checkPrompts(site),
    ...findings,
    ...checkDuplicates(site),
    ...checkSpeech(site, languages),
  ]);
}

function firstErrorPerField(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ path, severity }) => {
    const field = JSON.stringify(path);
    if (severity === 'warning') return true;
    const isFirst = !seen.has(field);
    seen.add(field);
    return isFirst;
  });
}
