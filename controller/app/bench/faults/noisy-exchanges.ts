import { seededRandom } from '../../../../config/kernel/index.js';
import { linkTiming, noisyLine, type LinkCounters, type PressOutcome } from '../../../../firmware-bridge/index.js';
import { startVirtualLift, type Closure } from './lift-in-virtual-time.js';
import { measuredFloors } from './measured-lift.js';

export interface NoisyRideOptions {
  readonly baudRate: number;
  /** 0..1, see `noisyLine`; both ways. */
  readonly share: number;
  /** Answered requests until it ends. */
  readonly exchanges: number;
  readonly seed: number;
  /** Now and then, with the exchanges so far. */
  readonly progress: (exchanges: number) => void;
  readonly isEnded: () => boolean;
}

/** Presses by what was said of them, and how often a contact did otherwise. */
export interface NoisyRide {
  readonly outcomes: Readonly<Record<PressOutcome['kind'], number>>;
  readonly closures: number;
  /** Presses whose contact closed more than once. */
  readonly closedTwice: number;
  readonly refusedYetClosed: number;
  readonly doneYetOpen: number;
  /** Closings after the deadline of the press that asked for the contact last, ten presses ago if another one was asked for. */
  readonly late: number;
  /** Closings of a contact that was never asked for. */
  readonly unasked: number;
  readonly counters: LinkCounters;
  /** ms of the board's time. */
  readonly virtualMs: number;
}

interface Judged {
  readonly deadlineAtMs: number;
  outcome: PressOutcome['kind'];
  closures: number;
}

/** ms; one of eight presses has a deadline that is over before the board can read it, so that there is something to refuse. */
const deadlineMs = 900;
const hopelessDeadlineMs = 1;
const hopelessEvery = 8;
/** ms after a refusal, which takes no time by itself. */
const afterRefusalMs = 50;
const lookEveryMs = 20;
/**
 * What hours of heartbeats are, in minutes: the next one 5 ms after the answer to the one before, and a request sent again after 30 ms,
 * so that hold-ups of the line last longer than a host waits, as with the usual timing.
 */
const denseTiming = {
  ...linkTiming,
  retransmitAfterMs: 30,
  heartbeatMs: 5,
  hurriedHeartbeatMs: 5,
};
const tellEvery = 5_000;

/** Presses, one floor after another, among the heartbeats of the product's own link, over a line that damages both directions. */
export async function rideNoisily(options: NoisyRideOptions): Promise<NoisyRide> {
  const { baudRate, share, exchanges, seed, progress, isEnded } = options;
  const random = seededRandom(seed);
  const lift = await startVirtualLift({
    baudRate,
    timing: denseTiming,
    makeFaults: (clock) => ({
      toBoard: noisyLine(share, random, clock),
      toHost: noisyLine(share, random, clock),
    }),
  });
  const { clock, elevatorIo } = lift;
  const tally = new Tally();
  lift.onClosure((closure) => {
    tally.closed(closure);
  });
  let toldAt = 0;
  for (let press = 0; elevatorIo.counters.exchanges < exchanges && !isEnded(); press += 1) {
    // A press that nobody sends because the link is down would say nothing of the line.
    while ((!elevatorIo.isLinkUp || elevatorIo.mode !== 'normal') && !isEnded()) await clock.advance(lookEveryMs);
    const contact = (press % measuredFloors) + 1;
    const limitMs = press % hopelessEvery === hopelessEvery - 1 ? hopelessDeadlineMs : deadlineMs;
    tally.asked(contact, clock.now() + limitMs);
    const { kind } = await clock.resolve(elevatorIo.press(String(contact), limitMs));
    tally.answered(contact, kind);
    if (kind === 'refused') await clock.advance(afterRefusalMs);
    if (elevatorIo.counters.exchanges - toldAt < tellEvery) continue;
    toldAt = elevatorIo.counters.exchanges;
    progress(toldAt);
  }
  const { counters } = elevatorIo;
  const virtualMs = clock.now();
  await lift.stop();
  return { ...tally.sum(), counters, virtualMs };
}

/** A contact's press is judged when the contact is asked for again, ten presses later: what it closes until then is its own. */
class Tally {
  readonly #open = new Map<number, Judged>();
  readonly #outcomes: Record<PressOutcome['kind'], number> = { done: 0, refused: 0, unknown: 0 };
  #closures = 0;
  #closedTwice = 0;
  #refusedYetClosed = 0;
  #doneYetOpen = 0;
  #late = 0;
  #unasked = 0;

  asked(contact: number, deadlineAtMs: number): void {
    this.#judge(contact);
    this.#open.set(contact, { deadlineAtMs, outcome: 'unknown', closures: 0 });
  }

  answered(contact: number, outcome: PressOutcome['kind']): void {
    this.#outcomes[outcome] += 1;
    const press = this.#open.get(contact);
    if (press !== undefined) press.outcome = outcome;
  }

  closed({ contact, closedAtMs }: Closure): void {
    this.#closures += 1;
    const press = this.#open.get(contact);
    if (press === undefined) this.#unasked += 1;
    else press.closures += 1;
    if (press !== undefined && closedAtMs > press.deadlineAtMs) this.#late += 1;
  }

  sum(): Omit<NoisyRide, 'counters' | 'virtualMs'> {
    for (const contact of this.#open.keys()) this.#judge(contact);
    return {
      outcomes: this.#outcomes,
      closures: this.#closures,
      closedTwice: this.#closedTwice,
      refusedYetClosed: this.#refusedYetClosed,
      doneYetOpen: this.#doneYetOpen,
      late: this.#late,
      unasked: this.#unasked,
    };
  }

  #judge(contact: number): void {
    const press = this.#open.get(contact);
    if (press === undefined) return;
    this.#open.delete(contact);
    if (press.closures > 1) this.#closedTwice += 1;
    if (press.outcome === 'refused' && press.closures > 0) this.#refusedYetClosed += 1;
    if (press.outcome === 'done' && press.closures === 0) this.#doneYetOpen += 1;
  }
}
