import { callButtons, type Floor, type LandingCall, type Station } from '../../config/index.js';

/** A floor as an answer names it; it need not exist ("there is no fourth floor"). */
export type FloorReference = Pick<Floor, 'id' | 'number' | 'names'>;
/** Up or down as an answer names it; the landing need not have the button ("the lift does not go up from here"). */
export type CallReference = Pick<LandingCall, 'id'>;
/** What an answer is about. */
export type ButtonReference = FloorReference | CallReference;

export function isFloor(button: ButtonReference): button is FloorReference {
  return 'names' in button;
}

/** From what was spoken about ("4", "-2", "B2", at a landing "up") to something that can be named in every language. */
export function spokenReference(station: Station, spoken: string): ButtonReference {
  const known = callButtons(station).find(({ id }) => id === spoken);
  if (known !== undefined) return known;
  return station.kind === 'landing' && (spoken === 'up' || spoken === 'down')
    ? { id: spoken }
    : spokenFloorReference(spoken);
}

export function spokenFloorReference(spoken: string): FloorReference {
  const match = /^(?<below>B|-)?(?<digits>\d{1,2})$/i.exec(spoken);
  if (match?.groups === undefined) return { id: spoken, number: null, names: {} };
  const number = Number(match.groups['digits']);
  const isBelow = match.groups['below'] !== undefined;
  return { id: isBelow ? `B${number}` : `${number}`, number: isBelow ? -number : number, names: {} };
}
