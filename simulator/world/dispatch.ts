import type { Building } from './building.js';
import type { CallKind } from './buttons.js';
import { heightOf, levelLanding, nearestLanding } from './building.js';
import type { Car, Drive } from './car.js';
import { stoppingDistanceM } from './car.js';
import type { DoorCommand } from './doors.js';

export type Direction = 'up' | 'down' | 'none';

/** Whether each landing is called, from the car and from the landing itself. */
export type Calls = Readonly<Record<CallKind, readonly boolean[]>>;

/** Everything dispatch may look at. */
export interface Situation {
  readonly building: Building;
  readonly drive: Drive;
  readonly car: Car;
  readonly direction: Direction;
  readonly calls: Calls;
}

/** What car and doors are to do next. `target` null: stand still, or stop where you are. */
export interface Order {
  readonly direction: Direction;
  readonly target: number | null;
  readonly doors: DoorCommand;
}

/** Heights closer than this are the same height. */
const sameHeightM = 0.001;
/** A car on its slope is exactly its stopping distance away, give or take the arithmetic. */
const roundingM = 1e-6;

const kindsServed: Readonly<Record<Direction, readonly CallKind[]>> = {
  none: ['car', 'up', 'down'],
  up: ['car', 'up'],
  down: ['car', 'down'],
};

/** Collective control: serve every call in the direction of travel, then turn. */
export function collectiveOrder(situation: Situation): Order {
  const landing = standingLanding(situation);
  if (landing === null) {
    const direction = travelDirection(situation) ?? nextDirection(situation);
    return { direction, target: nextStop(situation, direction) ?? nextStoppable(situation), doors: 'freeze' };
  }
  const direction = nextDirection(situation);
  if (isServedAt(situation.calls, landing, direction)) return { direction, target: null, doors: 'open' };
  return { direction, target: nextStop(situation, direction), doors: 'close' };
}

/** Whether a car that leaves in this direction (`none`: it rests) takes those who wait here along, or lets somebody out. */
export function isServedAt(calls: Calls, landing: number, direction: Direction): boolean {
  for (const kind of servedKinds(direction)) if (calls[kind][landing] === true) return true;
  return false;
}

export function servedKinds(direction: Direction): readonly CallKind[] {
  return kindsServed[direction];
}

/** Carry on while there are calls ahead, else turn, else rest. A resting car goes to the nearest call, upwards if two are as near. */
export function nextDirection(situation: Situation): Direction {
  if (isExpectedHere(situation)) return situation.direction;
  const up = distanceToNextCallM(situation, 'up');
  const down = distanceToNextCallM(situation, 'down');
  if (up === null && down === null) return 'none';
  if (up === null) return 'down';
  if (down === null) return 'up';
  if (situation.direction !== 'none') return situation.direction;
  return up <= down ? 'up' : 'down';
}

/** The nearest call ahead at which the car can still stop. */
export function nextStop(situation: Situation, direction: Direction): number | null {
  const { calls } = situation;
  const isWanted = (landing: number): boolean =>
    mayStopAt(situation, landing, direction) &&
    (isServedAt(calls, landing, direction) || isTurningPoint(calls, landing, direction));
  return nearestOf(situation, isWanted);
}

/** The last landing ahead that is called, if only in the other direction: there the car turns. */
function isTurningPoint(calls: Calls, landing: number, direction: Direction): boolean {
  if (!isServedAt(calls, landing, 'none')) return false;
  const onwards = direction === 'up' ? 1 : -1;
  for (let next = landing + onwards; next >= 0 && next < calls.car.length; next += onwards)
    if (isServedAt(calls, next, 'none')) return false;
  return true;
}

/** Somebody waits where the car stands to go on in its direction: it does not turn before they are in. */
function isExpectedHere(situation: Situation): boolean {
  const { direction, calls } = situation;
  const landing = standingLanding(situation);
  return direction !== 'none' && landing !== null && calls[direction][landing] === true;
}

/** The nearest landing at which a car can still stop; for one without calls, the way out of the shaft. */
export function nextStoppable(situation: Situation): number | null {
  const direction = travelDirection(situation);
  if (direction === null) return nearestLanding(situation.building, situation.car.heightM);
  return nearestOf(situation, (landing) => mayStopAt(situation, landing, direction));
}

/** Whether the landing lies ahead, far enough away to slow down for it. */
export function mayStopAt({ building, car, drive }: Situation, landing: number, direction: Direction): boolean {
  if (direction === 'none') return false;
  const ahead = heightOf(building, landing) - car.heightM;
  const distanceM = direction === 'up' ? ahead : -ahead;
  return car.velocity === 0
    ? distanceM > sameHeightM
    : distanceM >= 0 && distanceM >= stoppingDistanceM(car, drive) - roundingM;
}

/** The landing the car stands at, or null while it moves or hangs between landings. */
export function standingLanding({ building, car }: Pick<Situation, 'building' | 'car'>): number | null {
  return car.velocity === 0 ? levelLanding(building, car.heightM) : null;
}

/** Where a moving car is going; null for one that stands. */
export function travelDirection({ car }: Pick<Situation, 'car'>): 'up' | 'down' | null {
  if (car.velocity === 0) return null;
  return car.velocity > 0 ? 'up' : 'down';
}

function distanceToNextCallM({ building, car, calls }: Situation, direction: 'up' | 'down'): number | null {
  let nearestM: number | null = null;
  for (const landing of calls.car.keys()) {
    if (!isServedAt(calls, landing, 'none')) continue;
    const ahead = heightOf(building, landing) - car.heightM;
    const distanceM = direction === 'up' ? ahead : -ahead;
    if (distanceM > sameHeightM && (nearestM === null || distanceM < nearestM)) nearestM = distanceM;
  }
  return nearestM;
}

function nearestOf({ building, car }: Situation, isWanted: (landing: number) => boolean): number | null {
  let nearest: number | null = null;
  let nearestM = Infinity;
  for (const [landing, heightM] of building.heightsM.entries()) {
    const distanceM = Math.abs(heightM - car.heightM);
    if (distanceM < nearestM && isWanted(landing)) {
      nearest = landing;
      nearestM = distanceM;
    }
  }
  return nearest;
}
