import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';

type OwnField = 'floors' | 'floor' | 'calls';

/** What each kind of station needs and no other kind has, with what to write. */
const ownFields: Readonly<Record<NonNullable<StationDraft['kind']>, Partial<Record<OwnField, string>>>> = {
  car: { floors: 'a list of 2 to 64 floors, every button of the car panel' },
  landing: {
    floor: 'the floor on which it stands, such as { id: "5", number: 5 }',
    calls: 'the buttons beside the door, such as { up: { contact: 1, lamp: 1 }, down: { contact: 2, lamp: 2 } }',
  },
};

/** A station has the fields of its own kind and none of another one's. */
export function checkKind(station: StationDraft, path: FieldPath): readonly Finding[] {
  const { kind } = station;
  if (kind === undefined) return [];
  const own = ownFields[kind];
  return (['floors', 'floor', 'calls'] as const).flatMap((field): readonly Finding[] => {
    const wanted = own[field];
    const fieldPath = [...path, field];
    if (wasLeftOut(station, field)) {
      if (wanted === undefined) return [];
      return [wrong(fieldPath, `field "${field}" is missing; a station of kind ${kind} needs ${wanted}`)];
    }
    if (wanted !== undefined) return field === 'calls' ? checkCalls(station, fieldPath) : [];
    const message = `a station of kind ${kind} has no "${field}"; it needs ${Object.keys(own).join(' and ')}`;
    return [wrong(fieldPath, message)];
  });
}

function checkCalls({ calls }: StationDraft, path: FieldPath): readonly Finding[] {
  if (calls === undefined) return [];
  if (wasLeftOut(calls, 'up') && wasLeftOut(calls, 'down'))
    return [wrong(path, 'calls neither up nor down; write the button that there is, with its contact and its lamp')];
  const isSilent = [calls.up, calls.down].every((call) => call === undefined || call.lamp === 'none');
  const isKnown = !(calls.up === undefined && calls.down === undefined);
  return isSilent && isKnown ? [worthKnowing(path, 'no call of this landing can be made by voice')] : [];
}
