import type { Clock, Unsubscribe } from '../config/kernel/index.js';
import { Listeners, repeat } from '../config/kernel/index.js';
import type { ButtonEdge } from './world/buttons.js';
import { untouchedPanel, type CarPanel } from './world/car-panel.js';
import type { LiftMode } from './world/modes.js';
import type { World, WorldEvent } from './world/world.js';
import { stepWorld, worldStepMs } from './world/world.js';

/** After a longer stall (a suspended machine) the lift does not live through the time it missed. */
const mostCatchUpMs = 60_000;

export interface LiftStep {
  readonly world: World;
  readonly events: readonly WorldEvent[];
}

/** The world in real time: fixed steps, as many as the clock asks for, with whatever was done to it in between. */
export class RunningLift {
  readonly #clock: Clock;
  readonly #steps = new Listeners<LiftStep>();
  #world: World;
  #mode: LiftMode = 'normal';
  #edges: readonly ButtonEdge[] = [];
  #panel = untouchedPanel;
  /** A press that is shorter than a step is seen in one all the same. */
  #isAlarmDue = false;
  #stopTicking: (() => void) | null = null;

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
  }

  setPanel(panel: CarPanel): void {
    this.#panel = panel;
    this.#isAlarmDue ||= panel.isAlarmPressed;
  }

  /** Those who rescue have answered: the lamp of the alarm goes out. */
  answerAlarm(): void {
    this.#world = { ...this.#world, isAlarmRegistered: false };
  }

  /** An edge in the future waits for its step; one in the past still counts with its own time. */
  operateButton(edge: ButtonEdge): void {
    this.#edges = [...this.#edges, edge];
  }

  start(): void {
    if (this.#stopTicking !== null) return;
    this.#world = { ...this.#world, timeMs: this.#clock.now() };
    this.#stopTicking = repeat(this.#clock, worldStepMs, () => {
      this.#catchUp();
    });
  }

  stop(): void {
    this.#stopTicking?.();
    this.#stopTicking = null;
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
