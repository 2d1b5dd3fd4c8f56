import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type FloorDraft, type SiteDraft, type StationDraft } from '../reading/site-draft.js';
import { eachFloor } from './each.js';

/** Hours mean something in a time zone only, and for floors that voice may call at all. */
export function checkVoiceHours(
  station: StationDraft,
  stationPath: FieldPath,
  site: SiteDraft['site'],
): readonly Finding[] {
  return eachFloor(station, stationPath, (floor, floorPath) => {
    if (floor.voiceHours === undefined) return [];
    const path = [...floorPath, 'voiceHours'];
    const findings = spansWithoutLength(floor.voiceHours, path);
    if (site !== undefined && wasLeftOut(site, 'timeZone')) {
      const message =
        'hours need the time zone of the site: add timeZone to site, such as site: { timeZone: Asia/Shanghai }';
      findings.push(wrong(path, message));
    }
    if (floor.voice === false || floor.lamp === 'none') {
      findings.push(worthKnowing(path, 'has no effect: this floor is never called by voice'));
    }
    return findings;
  });
}

function spansWithoutLength(hours: NonNullable<FloorDraft['voiceHours']>, path: FieldPath): Finding[] {
  return hours.flatMap((span, index) => {
    if (span?.from === undefined || span.from !== span.to) return [];
    const message = `from ${span.from} to ${span.from} is no time at all; for the whole day write from: 00:00, to: 24:00`;
    return [wrong([...path, index, 'to'], message)];
  });
}
