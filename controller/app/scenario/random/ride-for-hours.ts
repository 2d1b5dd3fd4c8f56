import type { ScenarioStep } from '../scenario.schema.js';
import type { Outcome } from '../outcome.types.js';
import { isPassed } from '../report-lines.js';
import { inOrder, type Happening } from './make-ride.js';
import { shorten } from './shorten.js';

export interface RidesOptions {
  /** Of the first ride; each has the next one. */
  readonly seed: number;
  readonly virtualMs: number;
  /** The whole ride of a seed. */
  readonly ride: (seed: number) => Promise<Outcome>;
  /** How many rides may be under way at once. What comes out does not depend on it. */
  readonly sideBySide: number;
  /** The same ride in parts, and some of its steps alone: for making one shorter that failed. */
  readonly make: (seed: number) => readonly Happening[];
  readonly play: (steps: readonly ScenarioStep[], seed: number) => Promise<Outcome>;
  /** Told after each ride. */
  readonly onRide: (rides: Rides) => void;
  readonly isEnded: () => boolean;
}

/** A ride that failed, with as few steps as it takes. */
export interface FailedRide {
  readonly seed: number;
  readonly steps: readonly ScenarioStep[];
  readonly outcome: Outcome;
}

export interface Rides {
  readonly rides: number;
  readonly playedMs: number;
  /** Presses that the board made. */
  readonly closures: number;
  readonly answers: number;
}

/** Ride after ride until so much virtual time has passed, or one fails: that one is shortened. */
export async function rideForHours(
  options: RidesOptions,
): Promise<{ readonly rides: Rides; readonly failed: FailedRide | null }> {
  const { seed: firstSeed, virtualMs, ride, sideBySide, make, play, onRide, isEnded } = options;
  const underWay: Promise<Outcome>[] = [];
  const next = (): Promise<Outcome> | undefined => {
    while (underWay.length < sideBySide) underWay.push(ride(firstSeed + rides.rides + underWay.length));
    return underWay.shift();
  };
  let rides: Rides = { rides: 0, playedMs: 0, closures: 0, answers: 0 };
  while (rides.playedMs < virtualMs && !isEnded()) {
    const seed = firstSeed + rides.rides;
    const outcome = await next();
    if (outcome === undefined) throw new RangeError('not a single ride may be under way');
    rides = {
      rides: rides.rides + 1,
      playedMs: rides.playedMs + outcome.playedMs,
      closures: rides.closures + outcome.closures,
      answers: rides.answers + outcome.answers,
    };
    onRide(rides);
    if (!isPassed(outcome)) return { rides, failed: await shortened(make(seed), seed, outcome, play) };
  }
  return { rides, failed: null };
}

async function shortened(
  happenings: readonly Happening[],
  seed: number,
  whole: Outcome,
  play: RidesOptions['play'],
): Promise<FailedRide> {
  const wanted = kindOfFailure(whole);
  let outcome = whole;
  const short = await shorten(happenings, async (fewer) => {
    const tried = await play(inOrder(fewer), seed);
    const isSame = kindOfFailure(tried) === wanted;
    if (isSame) outcome = tried;
    return isSame;
  });
  return { seed, steps: inOrder(short), outcome };
}

/** A shorter ride has to fail for the same reason, else it would be about something else. */
function kindOfFailure({ violations, failures }: Outcome): string {
  const [violation] = violations;
  if (violation !== undefined) return violation.rule;
  return failures.length > 0 ? 'expectation' : 'none';
}
