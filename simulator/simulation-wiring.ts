import { callButtons, modeNames, type ModeInput, type Station } from '../config/index.js';
import type { Bits } from './board/emulated-board.types.js';
import type { ButtonPlace } from './world/buttons.js';
import type { CarPanel } from './world/car-panel.js';
import type { LiftMode } from './world/modes.js';

export interface ContactChange {
  /** Counted from 1. */
  readonly contact: number;
  readonly isClosed: boolean;
}

/** Which contacts differ between two states of the relays. */
export function contactChanges(before: Bits, after: Bits, relays: number): readonly ContactChange[] {
  const changes: ContactChange[] = [];
  for (let contact = 1; contact <= relays; contact += 1) {
    const isClosed = hasBit(after, contact);
    if (isClosed !== hasBit(before, contact)) changes.push({ contact, isClosed });
  }
  return changes;
}

export function closedContacts(relays: Bits, count: number): readonly number[] {
  return contactChanges(0n, relays, count).map(({ contact }) => contact);
}

/** Where in the lift the buttons of a station are, in the order of `callButtons`. @param landings ids of the lift's floors */
export function buttonPlaces(station: Station, landings: readonly string[]): readonly ButtonPlace[] {
  if (station.kind === 'car')
    return station.floors.map(({ id }): ButtonPlace => ({ call: 'car', landing: landings.indexOf(id) }));
  const landing = landings.indexOf(station.floor.id);
  return callButtons(station).map(({ id }): ButtonPlace => ({ call: id === 'up' ? 'up' : 'down', landing }));
}

/** What the contacts do to the buttons of the car that call no floor; null: the station has none of them. */
export function panelOf(station: Station, contacts: Bits): CarPanel | null {
  if (station.kind !== 'car') return null;
  const isPressed = (button: { readonly contact: number } | null): boolean =>
    button !== null && hasBit(contacts, button.contact);
  return {
    isOpenPressed: isPressed(station.doors.open),
    isClosePressed: isPressed(station.doors.close),
    isAlarmPressed: isPressed(station.alarm),
  };
}

/** The place in `callButtons` of the button that lies across the contact, or null. */
export function buttonOfContact(station: Station, contact: number): number | null {
  const button = callButtons(station).findIndex((each) => each.contact === contact);
  return button < 0 ? null : button;
}

export interface LiftSignals {
  /** In the order of `callButtons`. */
  readonly isLit: readonly boolean[];
  readonly mode: LiftMode;
  /** Somebody stands before the sensor. */
  readonly isPresent: boolean;
}

/** What comes in at the board: the lamps of the lift, its modes and the sensor in the polarity of the site. */
export function inputBits(station: Station, { isLit, mode, isPresent }: LiftSignals): Bits {
  let bits = 0n;
  for (const [index, { lamp }] of callButtons(station).entries()) {
    if (lamp !== null && isLit[index] === true) bits |= bitOf(lamp);
  }
  const { listening } = station;
  if (listening.gate === 'presence') bits |= contactBit(listening.presence, isPresent);
  for (const name of modeNames) {
    const wired = station.modes[name];
    if (wired !== null) bits |= contactBit(wired, mode === name);
  }
  return bits;
}

/**
 * The main landing, where a fire recall sends the car: the ground floor is 0 where floors are counted so and 1 elsewhere;
 * with neither, the lowest one above ground.
 */
export function recallLanding(floors: readonly { readonly number: number | null }[]): number {
  for (const isWanted of [
    (number: number) => number === 0,
    (number: number) => number === 1,
    (number: number) => number > 0,
  ]) {
    const landing = floors.findIndex(({ number }) => number !== null && isWanted(number));
    if (landing >= 0) return landing;
  }
  return 0;
}

function contactBit({ input, activeWhen }: ModeInput, isActive: boolean): Bits {
  return isActive === (activeWhen === 'closed') ? bitOf(input) : 0n;
}

function bitOf(position: number): Bits {
  return 1n << BigInt(position - 1);
}

function hasBit(bits: Bits, position: number): boolean {
  return (bits & bitOf(position)) !== 0n;
}
