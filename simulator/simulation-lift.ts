import type { Clock, TimerHandle, Unsubscribe } from '../config/kernel/index.js';
import { Listeners } from '../config/kernel/index.js';
import type { ButtonEdge } from './world/buttons.js';
import { untouchedPanel, type CarPanel } from './world/car-panel.js';
import type { LiftMode } from './world/modes.js';
import type { World, WorldEvent } from './world/world.js';
import { isAtRest, stepWorld, worldStepMs } from './world/world.js';

/** After a longer stall (a suspended machine) the lift does not live through the time it missed. */
const mostCatchUpMs = 60_000;

export interface LiftStep {
  readonly world: World;
  readonly events: readonly WorldEvent[];
}

/**
 * The world in real time: fixed steps, as many as the clock asks for, with whatever was done to it in between. A lift at rest makes
 * none until somebody touches it.
 */
export class RunningLift {
  readonly #clock: Clock;
  readonly #steps = new Listeners<LiftStep>();
  #world: World;
  #mode: LiftMode = 'normal';
  #edges: readonly ButtonEdge[] = [];
  #panel = untouchedPanel;
  /** A press that is shorter than a step is seen in one all the same. */
  #isAlarmDue = false;
  #isStarted = false;
  /** The next step; null: it rests, or has not been started. */
  #timer: TimerHandle | null = null;

  constructor(clock: Clock, world: World) {
    this.#clock = clock;
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  get mode(): LiftMode {
    return this.#mode;
  }

  onStep(listener: (step: LiftStep) => void): Unsubscribe {
    return this.#steps.add(listener);
  }

  setMode(mode: LiftMode): void {
    this.#mode = mode;
    this.#wake();
  }

  setPanel(panel: CarPanel): void {
    this.#panel = panel;
    this.#isAlarmDue ||= panel.isAlarmPressed;
    this.#wake();
  }

  /** Those who rescue have answered: the lamp of the alarm goes out. */
  answerAlarm(): void {
    this.#world = { ...this.#world, isAlarmRegistered: false };
  }

  /** An edge in the future waits for its step; one in the past still counts with its own time. */
  operateButton(edge: ButtonEdge): void {
    this.#edges = [...this.#edges, edge];
    this.#wake();
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#world = { ...this.#world, timeMs: this.#clock.now() };
    this.#stepLater();
  }

  stop(): void {
    this.#isStarted = false;
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The steps in which nothing happened are made up for at once. */
  #wake(): void {
    if (!this.#isStarted || this.#timer !== null) return;
    const missed = Math.max(0, Math.floor((this.#clock.now() - this.#world.timeMs) / worldStepMs));
    this.#world = { ...this.#world, timeMs: this.#world.timeMs + missed * worldStepMs };
    this.#stepLater();
  }

  #stepLater(): void {
    this.#timer = this.#clock.setTimeout(
      () => {
        this.#timer = null;
        this.#catchUp();
        this.#goOn();
      },
      this.#world.timeMs + worldStepMs - this.#clock.now(),
    );
  }

  /** Whoever followed a step may have stopped the lift, or woken it. */
  #goOn(): void {
    if (this.#isStarted && this.#timer === null && !this.#isAtRest()) this.#stepLater();
  }

  #isAtRest(): boolean {
    const { isOpenPressed, isClosePressed, isAlarmPressed } = this.#panel;
    const isPanelTouched = isOpenPressed || isClosePressed || isAlarmPressed || this.#isAlarmDue;
    return this.#mode === 'normal' && this.#edges.length === 0 && !isPanelTouched && isAtRest(this.#world);
  }

  #catchUp(): void {
    const nowMs = this.#clock.now();
    if (nowMs - this.#world.timeMs > mostCatchUpMs) this.#world = { ...this.#world, timeMs: nowMs - worldStepMs };
    while (this.#world.timeMs + worldStepMs <= nowMs) this.#step();
  }

  #step(): void {
    const endMs = this.#world.timeMs + worldStepMs;
    const edges = this.#edges.filter((edge) => edge.atMs <= endMs);
    if (edges.length > 0) this.#edges = this.#edges.filter((edge) => edge.atMs > endMs);
    const panel = { ...this.#panel, isAlarmPressed: this.#panel.isAlarmPressed || this.#isAlarmDue };
    this.#isAlarmDue = false;
    const step = stepWorld(this.#world, { edges, mode: this.#mode, isDoorObstructed: false, panel });
    this.#world = step.world;
    this.#steps.emit(step);
  }
}
