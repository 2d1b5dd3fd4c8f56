import type { Building } from './building.js';
import { heightOf } from './building.js';
import type { Button, ButtonEdge, ButtonPlace, ButtonRules, CallKind } from './buttons.js';
import {
  applyEdge,
  callKinds,
  darken,
  defaultButtonRules,
  isLampDone,
  pressLamp,
  releasedButton,
  watchButton,
} from './buttons.js';
import type { ButtonStep } from './buttons.js';
import type { Car, Drive } from './car.js';
import { defaultDrive, stepCar } from './car.js';
import type { CarPanel } from './car-panel.js';
import { heedPanel, untouchedPanel } from './car-panel.js';
import type { Calls, Direction, Order } from './dispatch.js';
import { servedKinds, standingLanding } from './dispatch.js';
import type { Doors, DoorTimes } from './doors.js';
import { closedDoors, defaultDoorTimes, stepDoors } from './doors.js';
import type { LiftMode, ModeState } from './modes.js';
import { enterMode, normalMode, orderFor } from './modes.js';

/** The step every part of the world is made for. */
export const worldStepMs = 20;

export interface WorldRules {
  readonly drive: Drive;
  readonly doorTimes: DoorTimes;
  readonly buttonRules: ButtonRules;
}

type Buttons = Readonly<Record<CallKind, readonly Button[]>>;

/** A lift at one instant: a value; each step makes the next one. */
export interface World {
  readonly timeMs: number;
  readonly building: Building;
  readonly rules: WorldRules;
  readonly car: Car;
  readonly doors: Doors;
  /** By landing, those of the car and those beside the doors. */
  readonly buttons: Buttons;
  readonly direction: Direction;
  readonly modeState: ModeState;
  /** As its yellow lamp shows: from the press until those who rescue have answered. */
  readonly isAlarmRegistered: boolean;
}

/** What happens to the lift from outside during one step. */
export interface WorldInputs {
  /** In any order; their own times count. */
  readonly edges: readonly ButtonEdge[];
  readonly mode: LiftMode;
  readonly isDoorObstructed: boolean;
  /** Absent: nobody touches it. */
  readonly panel?: CarPanel;
}

export type WorldEvent =
  | ({ readonly type: 'call.registered' | 'call.served' | 'button.stuck' } & ButtonPlace)
  | ({ readonly type: 'call.cancelled'; readonly reason: 'secondPress' | 'mode' } & ButtonPlace)
  | { readonly type: 'landing.reached'; readonly landing: number };

export interface WorldStep {
  readonly world: World;
  readonly events: readonly WorldEvent[];
}

export interface WorldPlan {
  readonly building: Building;
  readonly timeMs?: number;
  readonly landing?: number;
  readonly rules?: Partial<WorldRules>;
}

export function createWorld({ building, timeMs = 0, landing = building.recallLanding, rules = {} }: WorldPlan): World {
  return {
    timeMs,
    building,
    rules: { drive: defaultDrive, doorTimes: defaultDoorTimes, buttonRules: defaultButtonRules, ...rules },
    car: { heightM: heightOf(building, landing), velocity: 0 },
    doors: closedDoors,
    buttons: eachKind(() => building.landings.map(() => releasedButton)),
    direction: 'none',
    modeState: normalMode,
    isAlarmRegistered: false,
  };
}

/** Whether every further step is like this one as long as nobody touches anything: a normal lift that nobody calls, behind closed doors. */
export function isAtRest(world: World): boolean {
  const { doors, direction, modeState, buttons } = world;
  const stands = doors.phase === 'closed' && direction === 'none' && standingLanding(world) !== null;
  if (!stands || modeState.mode !== 'normal' || modeState.isReleaseDue) return false;
  const isTouched = ({ pressedSinceMs, litSinceMs }: Button): boolean => pressedSinceMs !== null || litSinceMs !== null;
  return !callKinds.some((call) => buttons[call].some(isTouched));
}

/** The lift `stepMs` later. Each part sees what the parts before it did in the same step. */
export function stepWorld(before: World, inputs: WorldInputs, stepMs: number = worldStepMs): WorldStep {
  const events: WorldEvent[] = [];
  let world: World = { ...before, timeMs: before.timeMs + stepMs };
  const { panel = untouchedPanel } = inputs;
  // In every mode: an alarm is heard whatever the lift does.
  if (panel.isAlarmPressed) world = { ...world, isAlarmRegistered: true };
  world = changeMode(world, inputs.mode, events);
  world = operateButtons(world, inputs.edges, events);
  const order = orderFor({ ...world, drive: world.rules.drive, calls: callsOf(world) }, world.modeState);
  const doors = heedPanel(order.doors, panel, world.modeState.mode, world.doors);
  world = moveDoors(world, { ...order, doors }, inputs.isDoorObstructed, stepMs);
  // Whatever was ordered: the car moves behind doors that are closed and were so before.
  if (before.doors.phase === 'closed' && world.doors.phase === 'closed') world = moveCar(world, order, stepMs, events);
  world = serveCalls(world, events);
  return { world, events };
}

/** Calls by landing; the lamps are the calls. A lift is asked for them many times between two that differ. */
export function callsOf({ buttons }: World): Calls {
  const known = knownCalls.get(buttons);
  if (known !== undefined) return known;
  const calls = eachKind((call) => buttons[call].map((button) => button.litSinceMs !== null));
  knownCalls.set(buttons, calls);
  return calls;
}

const knownCalls = new WeakMap<Buttons, Calls>();

function eachKind<Value>(make: (call: CallKind) => Value): Readonly<Record<CallKind, Value>> {
  return { car: make('car'), up: make('up'), down: make('down') };
}

function changeMode(world: World, mode: LiftMode, events: WorldEvent[]): World {
  if (world.modeState.mode === mode) return world;
  const modeState = enterMode(mode);
  if (mode === 'normal') return { ...world, modeState };
  const buttons = eachKind((call) =>
    world.buttons[call].map((button, landing) => {
      if (button.litSinceMs === null) return button;
      events.push({ type: 'call.cancelled', call, landing, reason: 'mode' });
      return darken(button);
    }),
  );
  return { ...world, modeState, buttons };
}

function operateButtons(world: World, edges: readonly ButtonEdge[], events: WorldEvent[]): World {
  const isPressed = callKinds.some((call) => world.buttons[call].some((button) => button.pressedSinceMs !== null));
  if (edges.length === 0 && !isPressed) return world;
  const rules = world.rules.buttonRules;
  const buttons = eachKind((call) => [...world.buttons[call]]);
  const take = ({ call, landing }: ButtonPlace, step: ButtonStep): void => {
    buttons[call][landing] = step.button;
    if (step.effect === 'stuck') events.push({ type: 'button.stuck', call, landing });
    if (step.effect !== 'pressed' || world.modeState.mode !== 'normal') return;
    const after = pressLamp(step.button, world.timeMs, rules);
    buttons[call][landing] = after;
    if (after.litSinceMs === step.button.litSinceMs) return;
    if (after.litSinceMs !== null) events.push({ type: 'call.registered', call, landing });
    else events.push({ type: 'call.cancelled', call, landing, reason: 'secondPress' });
  };
  for (const edge of edges.toSorted((first, second) => first.atMs - second.atMs)) {
    const button = buttons[edge.call][edge.landing];
    if (button !== undefined) take(edge, applyEdge(button, edge, rules));
  }
  for (const call of callKinds) {
    for (const [landing, button] of buttons[call].entries()) {
      if (button.pressedSinceMs !== null) take({ call, landing }, watchButton(button, world.timeMs, rules));
    }
  }
  return { ...world, buttons };
}

function moveDoors(world: World, order: Order, isObstructed: boolean, stepMs: number): World {
  // Whatever was ordered: doors work at a landing only.
  if (standingLanding(world) === null) return { ...world, direction: order.direction };
  const doors = stepDoors(world.doors, order.doors, isObstructed, world.rules.doorTimes, stepMs);
  const isReleaseDue = world.modeState.isReleaseDue && doors.phase !== 'open';
  return { ...world, doors, direction: order.direction, modeState: { ...world.modeState, isReleaseDue } };
}

function moveCar(world: World, order: Order, stepMs: number, events: WorldEvent[]): World {
  const targetM = order.target === null ? null : heightOf(world.building, order.target);
  const moved = { ...world, car: stepCar(world.car, world.rules.drive, targetM, stepMs) };
  const landing = standingLanding(moved);
  if (landing !== null && world.car.velocity !== 0) events.push({ type: 'landing.reached', landing });
  return moved;
}

/** Calls are served, and their lamps go out, when the doors are fully open at their landing and the car leaves their way. */
function serveCalls(world: World, events: WorldEvent[]): World {
  const landing = standingLanding(world);
  if (landing === null || world.doors.phase !== 'open') return world;
  const isDone = (button: Button | undefined): button is Button =>
    button !== undefined && isLampDone(button, world.timeMs, world.rules.buttonRules);
  const served = servedKinds(world.direction).filter((call) => isDone(world.buttons[call][landing]));
  if (served.length === 0) return world;
  for (const call of served) events.push({ type: 'call.served', call, landing });
  const buttons = eachKind((call) =>
    world.buttons[call].map((button, each) => (each === landing && served.includes(call) ? darken(button) : button)),
  );
  return { ...world, buttons };
}
