import type { Building } from './building.js';
import { heightOf, levelLanding, nearestLanding } from './building.js';
import type { Car, Drive } from './car.js';
import { stoppingDistanceM } from './car.js';
import type { DoorCommand } from './doors.js';

export type Direction = 'up' | 'down' | 'none';

/** Everything dispatch may look at. */
export interface Situation {
  readonly building: Building;
  readonly drive: Drive;
  readonly car: Car;
  readonly direction: Direction;
  /** Car calls by landing. Landing calls (up, down) will stand beside them. */
  readonly calls: readonly boolean[];
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

/** Collective control: serve every call in the direction of travel, then turn. */
export function collectiveOrder(situation: Situation): Order {
  const { calls } = situation;
  const landing = standingLanding(situation);
  if (landing === null) {
    const direction = travelDirection(situation) ?? nextDirection(situation);
    return { direction, target: nextStop(situation, direction) ?? nextStoppable(situation), doors: 'freeze' };
  }
  const direction = nextDirection(situation);
  if (calls[landing] === true) return { direction, target: null, doors: 'open' };
  return { direction, target: nextStop(situation, direction), doors: 'close' };
}

/** Carry on while there are calls ahead, else turn, else rest. A resting car goes to the nearest call, upwards if two are as near. */
export function nextDirection(situation: Situation): Direction {
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
  const isWanted = (landing: number): boolean =>
    situation.calls[landing] === true && mayStopAt(situation, landing, direction);
  return nearestOf(situation, isWanted);
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
  for (const [landing, isCalled] of calls.entries()) {
    if (!isCalled) continue;
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
