import { boardDrivers } from '../schema/board-drivers.js';
import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

/** A call is taken back only where the board itself sees the lamp that proves it (docs/adr/0017-taking-a-call-back.md). */
export function checkCancel(station: StationDraft, path: FieldPath): readonly Finding[] {
  if (wasLeftOut(station, 'cancel')) return [];
  const why = whyNot(station);
  if (why === null) return [];
  const message = `${why}; delete cancel, and whoever says "cancel floor three" is told that a registered call stays`;
  return [wrong([...path, 'cancel'], message)];
}

function whyNot({ kind, board, floors }: StationDraft): string | null {
  if (kind === 'landing') return "a call of a landing is everybody's who waits there, and is not taken back by voice";
  const driver = board?.driver;
  if (driver !== undefined && !boardDrivers[driver].takesCallsBack)
    return `a ${driver} board can not take calls back: by the time it presses, nobody has looked at the lamp; use a link-v1 board`;
  const hasLamp = floors?.some((floor) => floor?.lamp !== 'none') ?? true;
  return hasLamp ? null : 'no floor has a lamp (lamp: none), and nothing else shows that a call is taken back';
}
