import { describe, expect, test } from 'vitest';
import { adjacencyOf } from '../../support/together/adjacency.js';
import { brokenMachines } from '../../support/together/broken-machines.js';
import { ComposedMachines } from '../../support/together/compose-machines.js';
import { judge } from '../../support/together/judge.js';
import { mustNever, staysBroken } from '../../support/together/must-never.js';
import { machines, smallWorld, worlds } from '../../support/together/worlds.js';

/** Some seconds of computing; a busy machine takes several times as long. */
const timeout = 300_000;

describe.each(worlds)('station, dialogue, doors and calls together: $name', (world) => {
  test('never do what they must never do, in any order of events, and come back from everything', { timeout }, () => {
    const { states, steps, broken } = judge(machines, world);
    process.stdout.write(`machines together, ${world.name}: ${states} states, ${steps} steps\n`);
    expect([...broken].map(([rule, way]) => `never ${rule}, but:\n${way}`)).toEqual([]);
    expect(states).toBeGreaterThan(10_000);
  });
});

test('the walk of xstate/graph finds the same states as this one', () => {
  const { site, world } = smallWorld;
  const { states: count } = judge(machines, smallWorld);
  expect(adjacencyOf(new ComposedMachines(machines, site), world)).toBe(count);
  expect(count).toBeGreaterThan(100);
});

describe('each rule can be broken: it finds machines that', () => {
  test.each(brokenMachines)('$fault', ({ machines: faulty, world, breaks }) => {
    expect([...judge(faulty, world, breaks).broken.keys()]).toContain(breaks);
  });

  test('and there is a fault for every rule', () => {
    const rules = [...mustNever.map(({ name }) => name), staysBroken];
    expect(brokenMachines.map(({ breaks }) => breaks).sort()).toEqual([...rules].sort());
  });
});
