import { boardDrivers } from '../schema/board-drivers.js';
import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

/** What doors and alarm may be wired to, and what whoever lets doors be closed by voice takes upon them. */
export function checkDoors(station: StationDraft, path: FieldPath): readonly Finding[] {
  const { doors, kind } = station;
  if (kind === 'landing') return checkLanding(station, path);
  if (doors === undefined) return [];
  const doorsPath = [...path, 'doors'];
  if (wasLeftOut(doors, 'open') && wasLeftOut(doors, 'close'))
    return [wrong(doorsPath, 'doors with neither open nor close; write open: { contact: 12 }, or leave doors out')];
  return [...checkOpen(station, doorsPath), ...checkClose(doors, doorsPath)];
}

/** Doors and alarm have their buttons in the car. */
function checkLanding(station: StationDraft, path: FieldPath): readonly Finding[] {
  const found = (['doors', 'alarm'] as const).filter((field) => !wasLeftOut(station, field));
  return found.map((field) => {
    const message = `a station of kind landing has no "${field}"; write it where the car has its buttons, or delete it`;
    return wrong([...path, field], message);
  });
}

function checkOpen({ doors, board }: StationDraft, path: FieldPath): readonly Finding[] {
  const driver = board?.driver;
  if (doors?.open === undefined || driver === undefined || boardDrivers[driver].holdsDoors) return [];
  const message = `a ${driver} board can not hold a door: nothing would open the contact if this program died; use a link-v1 board, or leave doors.open out and passengers are sent to the button`;
  return [wrong([...path, 'open'], message)];
}

function checkClose(doors: NonNullable<StationDraft['doors']>, path: FieldPath): readonly Finding[] {
  if (wasLeftOut(doors, 'close')) return [];
  const message =
    'doors that are closed by voice may close on somebody whom the speaker does not see; keep this only where the lift itself keeps its doors from closing on people whatever button is pressed, else leave doors.close out';
  return [worthKnowing([...path, 'close'], message)];
}
