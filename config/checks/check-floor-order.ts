import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import type { FloorDraft, StationDraft } from '../reading/site-draft.js';
import { eachFloor, floorTitle } from './each.js';

/** Floors stand in the file as in the building, so that display and simulator know what is above what. */
export function checkFloorOrder(station: StationDraft, path: FieldPath): readonly Finding[] {
  let below: { readonly floor: FloorDraft; readonly number: number; readonly path: FieldPath } | null = null;
  return eachFloor(station, path, (floor, floorPath): readonly Finding[] => {
    const { number } = floor;
    if (number === undefined) return [];
    const numberPath = [...floorPath, 'number'];
    const previous = below;
    below = { floor, number, path: numberPath };
    if (previous === null || number >= previous.number) return [];
    const message = `number ${number} stands after number ${previous.number} (${floorTitle(previous.floor)}); list the floors from the lowest to the highest`;
    return [wrong(numberPath, message, { see: previous.path })];
  });
}
