import { modeNames, type Station } from '../config/index.js';
import type { Bits } from './board/emulated-board.types.js';
import { closedContacts } from './simulation-wiring.js';
import type { LiftView } from './simulation.types.js';
import { nearestLanding, positionInLandings } from './world/building.js';
import type { World } from './world/world.js';
import { callsOf } from './world/world.js';

/** What a visitor sees of the world, and of the station whose board has closed these contacts. */
export function viewOf(world: World, { board, modes }: Station, contacts: Bits): LiftView {
  const { building, car, doors } = world;
  const calls = callsOf(world);
  return {
    position: toThousandths(positionInLandings(building, car.heightM)),
    nearestFloor: building.landings[nearestLanding(building, car.heightM)] ?? '',
    direction: world.direction,
    isMoving: car.velocity !== 0,
    doorOpening: toThousandths(doors.opening),
    doors: doors.phase,
    isAlarmRegistered: world.isAlarmRegistered,
    landings: building.landings,
    calls: building.landings.filter((_, landing) => calls.car[landing] === true),
    landingCalls: building.landings.flatMap((floor, landing) =>
      (['up', 'down'] as const)
        .filter((direction) => calls[direction][landing] === true)
        .map((direction) => ({ floor, direction })),
    ),
    modes: modeNames.filter((name) => modes[name] !== null),
    closedContacts: closedContacts(contacts, board.relays),
  };
}

export function isSameView(first: LiftView, second: LiftView): boolean {
  return (
    first.position === second.position &&
    first.direction === second.direction &&
    first.isMoving === second.isMoving &&
    first.doorOpening === second.doorOpening &&
    first.doors === second.doors &&
    first.isAlarmRegistered === second.isAlarmRegistered &&
    isSameList(first.calls, second.calls) &&
    isSameList(first.landingCalls.map(keyOf), second.landingCalls.map(keyOf)) &&
    isSameList(first.closedContacts, second.closedContacts)
  );
}

function keyOf({ floor, direction }: LiftView['landingCalls'][number]): string {
  return `${floor} ${direction}`;
}

function isSameList<Item>(first: readonly Item[], second: readonly Item[]): boolean {
  return first.length === second.length && first.every((item, index) => item === second[index]);
}

/** Finer than a screen shows, and short on the wire. */
function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
