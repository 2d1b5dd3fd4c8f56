import { boardDrivers } from '../schema/board-drivers.js';
import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

/** A lift may take a call back by a second press; no board of ours may make one (docs/adr/0017-no-second-press.md). */
export function checkCancel(station: StationDraft, path: FieldPath): readonly Finding[] {
  if (wasLeftOut(station, 'cancel')) return [];
  const driver = station.board?.driver;
  const why =
    driver === undefined || boardDrivers[driver].trustsNoHost
      ? 'the board presses no lit button, whoever asks for it'
      : 'the board reads its lamps too rarely to tell whose call is lit';
  const message = `calls cannot be taken back by voice: ${why} (docs/adr/0017-no-second-press.md); delete cancel, and whoever says "cancel" is told that a registered call stays`;
  return [wrong([...path, 'cancel'], message)];
}
