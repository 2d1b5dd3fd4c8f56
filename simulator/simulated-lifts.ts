import type { CarStation, Floor, LandingStation, Station } from '../config/index.js';
import type { Clock } from '../config/kernel/index.js';
import { RunningLift } from './simulation-lift.js';
import { recallLanding } from './simulation-wiring.js';
import { createBuilding } from './world/building.js';
import { defaultButtonRules } from './world/buttons.js';
import { createWorld } from './world/world.js';

/** In what lifts differ from one another. */
export interface LiftHabits {
  /** A second press of a lit button takes its call back. */
  readonly secondPressCancels: boolean;
}

const usualHabits: LiftHabits = { secondPressCancels: defaultButtonRules.secondPressCancels };

type Storey = Pick<Floor, 'id' | 'number'>;

/**
 * The lifts that the stations of a site belong to, by station. Every car is a lift of its own; a landing belongs to the first car
 * that stops at its floor. Landings that no car of the site stops at are those of one more lift.
 */
export function createLifts(
  stations: readonly Station[],
  clock: Clock,
  habits: LiftHabits = usualHabits,
): ReadonlyMap<string, RunningLift> {
  const cars = stations.filter((station): station is CarStation => station.kind === 'car');
  const landings = stations.filter((station): station is LandingStation => station.kind === 'landing');
  const lifts = new Map(cars.map(({ id, floors }) => [id, liftWith(floors, clock, habits)]));
  const carless: LandingStation[] = [];
  for (const landing of landings) {
    const car = cars.find(({ floors }) => floors.some(({ id }) => id === landing.floor.id));
    const lift = car === undefined ? undefined : lifts.get(car.id);
    if (lift === undefined) carless.push(landing);
    else lifts.set(landing.id, lift);
  }
  if (carless.length === 0) return lifts;
  const shared = liftWith(storeysAround(carless), clock, habits);
  for (const { id } of carless) lifts.set(id, shared);
  return lifts;
}

function liftWith(floors: readonly Storey[], clock: Clock, { secondPressCancels }: LiftHabits): RunningLift {
  const landings = floors.map(({ id }) => id);
  const building = createBuilding({ landings, recallLanding: recallLanding(floors) });
  return new RunningLift(
    clock,
    createWorld({ building, rules: { buttonRules: { ...defaultButtonRules, secondPressCancels } } }),
  );
}

/** The floors of the landings, and those that one can go to from them; each id once, since buttons are found by it. */
function storeysAround(landings: readonly LandingStation[]): readonly Storey[] {
  const own = new Map<string, number>();
  for (const { floor } of landings) {
    // A floor without a number stands somewhere: above those before it.
    if (!own.has(floor.id)) own.set(floor.id, floor.number ?? Math.max(0, ...own.values()) + 2);
  }
  const numbers = new Set(own.values());
  const storeys = [...own].map(([id, number]): Storey => ({ id, number }));
  for (const { floor, calls } of landings) {
    const number = own.get(floor.id) ?? 0;
    const near = [...(calls.up === null ? [] : [number + 1]), ...(calls.down === null ? [] : [number - 1])];
    for (const other of near) {
      if (numbers.has(other)) continue;
      numbers.add(other);
      storeys.push({ id: own.has(String(other)) ? `${other}'` : String(other), number: other });
    }
  }
  return storeys.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}
