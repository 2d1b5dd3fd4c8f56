import type { Floor } from '../../config/index.js';

/** A floor as an answer names it; it need not exist ("there is no fourth floor"). */
export type FloorReference = Pick<Floor, 'id' | 'number' | 'names'>;

/** From what was spoken about ("4", "-2", "B2") to something that can be named in both languages. */
export function spokenFloorReference(spoken: string): FloorReference {
  const match = /^(?<below>B|-)?(?<digits>\d{1,2})$/i.exec(spoken);
  if (match?.groups === undefined) return { id: spoken, number: null, names: {} };
  const number = Number(match.groups['digits']);
  const isBelow = match.groups['below'] !== undefined;
  return { id: isBelow ? `B${number}` : `${number}`, number: isBelow ? -number : number, names: {} };
}
