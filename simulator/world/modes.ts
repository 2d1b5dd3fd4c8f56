import { heightOf } from './building.js';
import type { Direction, Order, Situation } from './dispatch.js';
import { collectiveOrder, mayStopAt, nextStoppable, standingLanding, travelDirection } from './dispatch.js';

/** How the lift is operated. Only `normal` takes calls; entering any other mode drops those it has. */
export type LiftMode = 'normal' | 'fire' | 'firefighter' | 'earthquake' | 'inspection' | 'outOfService';

export interface ModeState {
  readonly mode: LiftMode;
  /** Out of service begins with letting people out, once. */
  readonly isReleaseDue: boolean;
}

export const normalMode: ModeState = { mode: 'normal', isReleaseDue: false };

export function enterMode(mode: LiftMode): ModeState {
  return { mode, isReleaseDue: mode === 'outOfService' };
}

export function orderFor(situation: Situation, state: ModeState): Order {
  switch (state.mode) {
    case 'normal':
      return collectiveOrder(situation);
    case 'fire':
      return recallOrder(situation);
    case 'earthquake':
      return refugeOrder(situation);
    case 'firefighter':
    case 'inspection':
      // Normal control has no say: the car stops where it is and the doors stay as they are.
      return { direction: 'none', target: null, doors: 'freeze' };
    case 'outOfService':
      return parkingOrder(situation, state.isReleaseDue);
  }
}

/** Fire recall (EN 81-73): straight to the recall landing, doors stay open there. A car going the other way turns without opening. */
function recallOrder(situation: Situation): Order {
  const { building, car } = situation;
  const recall = building.recallLanding;
  const landing = standingLanding(situation);
  if (landing === recall) return { direction: 'none', target: null, doors: 'open' };
  const wanted = directionTo(heightOf(building, recall) - car.heightM);
  const travelling = travelDirection(situation);
  if (travelling !== null && !mayStopAt(situation, recall, travelling)) {
    return { direction: travelling, target: nextStoppable(situation), doors: 'freeze' };
  }
  return { direction: wanted, target: recall, doors: landing === null ? 'freeze' : 'closeNow' };
}

/** Earthquake (EN 81-77): the next landing on the way, and doors that stay open there. */
function refugeOrder(situation: Situation): Order {
  if (standingLanding(situation) !== null) return { direction: 'none', target: null, doors: 'open' };
  return { direction: travelDirection(situation) ?? 'none', target: nextStoppable(situation), doors: 'freeze' };
}

/** The next landing on the way, doors open once, then shut for good. */
function parkingOrder(situation: Situation, isReleaseDue: boolean): Order {
  if (standingLanding(situation) !== null) {
    return { direction: 'none', target: null, doors: isReleaseDue ? 'open' : 'close' };
  }
  return { direction: travelDirection(situation) ?? 'none', target: nextStoppable(situation), doors: 'freeze' };
}

function directionTo(distanceM: number): Direction {
  if (distanceM === 0) return 'none';
  return distanceM > 0 ? 'up' : 'down';
}
