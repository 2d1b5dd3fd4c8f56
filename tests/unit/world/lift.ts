import { createBuilding } from '../../../simulator/world/building.js';
import { untouchedPanel, type CarPanel } from '../../../simulator/world/car-panel.js';
import type { LiftMode } from '../../../simulator/world/modes.js';
import type { ButtonEdge, CallKind } from '../../../simulator/world/buttons.js';
import type { World, WorldEvent, WorldRules } from '../../../simulator/world/world.js';
import { createWorld, stepWorld, worldStepMs } from '../../../simulator/world/world.js';

/** A world to play with in tests: it keeps the present and every event so far. */
export interface Lift {
  world: World;
  readonly events: (WorldEvent & { readonly atMs: number })[];
  mode: LiftMode;
  isDoorObstructed: boolean;
  panel: CarPanel;
  readonly edges: ButtonEdge[];
}

export function createLift(landings: number, at = 0, rules: Partial<WorldRules> = {}): Lift {
  const building = createBuilding({ landings: Array.from({ length: landings }, (_, index) => String(index)) });
  const world = createWorld({ building, landing: at, rules });
  return { world, events: [], mode: 'normal', isDoorObstructed: false, panel: untouchedPanel, edges: [] };
}

/** Somebody presses now and lets go `forMs` later. */
export function press(lift: Lift, landing: number, forMs = 250, by: ButtonEdge['by'] = 'finger'): void {
  pressAt(lift, 'car', landing, forMs, by);
}

/** The same for any button. */
export function pressAt(
  lift: Lift,
  call: CallKind,
  landing: number,
  forMs = 250,
  by: ButtonEdge['by'] = 'finger',
): void {
  const atMs = lift.world.timeMs;
  const place = { call, landing, by };
  lift.edges.push({ ...place, isClosed: true, atMs }, { ...place, isClosed: false, atMs: atMs + forMs });
}

export function stepLift(lift: Lift): void {
  const due = lift.edges.filter((edge) => edge.atMs <= lift.world.timeMs + worldStepMs);
  for (const edge of due) lift.edges.splice(lift.edges.indexOf(edge), 1);
  const { world, events } = stepWorld(lift.world, {
    edges: due,
    mode: lift.mode,
    isDoorObstructed: lift.isDoorObstructed,
    panel: lift.panel,
  });
  lift.world = world;
  lift.events.push(...events.map((event) => ({ ...event, atMs: world.timeMs })));
}

export function run(lift: Lift, durationMs: number): void {
  const endMs = lift.world.timeMs + durationMs;
  while (lift.world.timeMs < endMs) stepLift(lift);
}

/** Runs until the condition holds and returns how long it took; fails after `limitMs`. */
export function runUntil(lift: Lift, condition: (world: World) => boolean, limitMs = 120_000): number {
  const startMs = lift.world.timeMs;
  while (!condition(lift.world)) {
    if (lift.world.timeMs - startMs > limitMs) throw new Error(`not reached within ${limitMs} ms`);
    stepLift(lift);
  }
  return lift.world.timeMs - startMs;
}

export function isLit(lift: Lift, landing: number, call: CallKind = 'car'): boolean {
  return lift.world.buttons[call][landing]?.litSinceMs !== null;
}

export function reached(lift: Lift): number[] {
  return lift.events.filter((event) => event.type === 'landing.reached').map((event) => event.landing);
}

export function eventTypes(lift: Lift): string[] {
  return lift.events.map((event) => event.type);
}
