import type { Clock, TimerHandle } from '../../config/kernel/index.js';

/** How long after traffic the run looks for more as often as it can: an exchange at 38400 baud has gaps of this order. */
const alertMs = 4;
const idleSliceMs = 5;
/** What a timer can wait at least. */
const shortestTimerMs = 1;
/** A host that slept or was overloaded: the board's time stands still rather than being raced through. */
const longestChaseMs = 250;
/** Never woken by anybody. */
const sleeper = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

export interface PacedMachine {
  readonly cycles: number;
  readonly hasBytesToReceive: boolean;
  runTo(cycles: number): void;
}

export interface PacedRunOptions {
  readonly machine: PacedMachine;
  readonly cyclesPerMs: number;
  readonly clock: Clock;
  /**
   * Between looks while there is traffic. Below the 1 ms that a timer can wait the whole thread sleeps instead: for a process with
   * nothing else to do, where it costs a fifth of looking at every turn of the event loop.
   */
  readonly alertSliceMs: number;
  /** After each slice; true where the board sent something in it. */
  readonly afterSlice: () => boolean;
}

/** Lets an emulated processor's time pass with a clock's: real in a process of its own, virtual in a test. */
export class PacedRun {
  readonly #options: PacedRunOptions;
  /** The clock's time at cycle 0. */
  #originMs = 0;
  #alertUntilMs = 0;
  #isAlert = false;
  /** Takes back what is scheduled. */
  #unschedule: () => void = () => undefined;
  #isRunning = false;
  #stoodStillMs = 0;

  constructor(options: PacedRunOptions) {
    this.#options = options;
  }

  /** For how long in all the machine's time has stood still while the clock's went on. */
  get stoodStillMs(): number {
    return this.#stoodStillMs;
  }

  start(): void {
    const { machine, clock, cyclesPerMs } = this.#options;
    this.#isRunning = true;
    this.#originMs = clock.now() - machine.cycles / cyclesPerMs;
    this.#scheduleNext();
  }

  stop(): void {
    this.#isRunning = false;
    this.#unschedule();
  }

  /** The clock's time at which the machine was or will be at this cycle. */
  atMs(cycles: number): number {
    return this.#originMs + cycles / this.#options.cyclesPerMs;
  }

  /** Brings the machine up to now; to be done before anything is fed into it, so that it arrives now and not in its past. */
  catchUp(): void {
    const { machine, clock, cyclesPerMs } = this.#options;
    const behindMs = clock.now() - this.atMs(machine.cycles);
    if (behindMs > longestChaseMs) {
      this.#originMs += behindMs;
      this.#stoodStillMs += behindMs;
    } else if (behindMs > 0) machine.runTo(machine.cycles + Math.floor(behindMs * cyclesPerMs));
  }

  /** There is traffic: the answer should not wait for the next slow slice. */
  hurry(): void {
    this.#alertUntilMs = this.#options.clock.now() + alertMs;
    if (!this.#isRunning || this.#isAlert) return;
    this.#unschedule();
    this.#scheduleNext();
  }

  #step(): void {
    const { machine, clock, afterSlice } = this.#options;
    this.catchUp();
    const hasSent = afterSlice();
    if (hasSent || machine.hasBytesToReceive) this.#alertUntilMs = clock.now() + alertMs;
    // A listener of what was sent may have stopped the run.
    if (this.#isRunning) this.#scheduleNext();
  }

  #scheduleNext(): void {
    const { clock, alertSliceMs } = this.#options;
    this.#isAlert = clock.now() < this.#alertUntilMs;
    if (this.#isAlert && alertSliceMs < shortestTimerMs) {
      const immediate = setImmediate(() => {
        sleepThread(alertSliceMs);
        this.#step();
      });
      this.#unschedule = () => {
        clearImmediate(immediate);
      };
      return;
    }
    const timer: TimerHandle = clock.setTimeout(
      () => {
        this.#step();
      },
      this.#isAlert ? alertSliceMs : idleSliceMs,
    );
    this.#unschedule = () => {
      clock.clearTimeout(timer);
    };
  }
}

/** What arrives meanwhile waits in the kernel. */
function sleepThread(durationMs: number): void {
  Atomics.wait(sleeper, 0, 0, durationMs);
}
