import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findFolders } from '../../../controller/app/folders.js';
import { openRides } from '../../../controller/app/scenario/random/rides-of-site.js';
import { rideForHours } from '../../../controller/app/scenario/random/ride-for-hours.js';
import { readScenario } from '../../../controller/app/scenario/read-scenario.js';
import { runScenario, type RunOptions } from '../../../controller/app/scenario/run-scenario.js';
import { SiteEars } from '../../../controller/app/scenario/site-ears.js';
import { OwnCalls } from '../../../firmware-bridge/elevator-io-own-calls.js';
import { languages } from '../../support/languages.js';

/* Calls of others are never taken back (lift-rules: policy of cancelling): products that do it all the same are found. */

const folders = findFolders({});
const fairCancel = join(folders.root, 'simulator/scenario-sites/fair-cancel.yaml');

afterEach(() => {
  vi.restoreAllMocks();
});

/** A program that takes back whatever somebody says, and a bridge that has forgotten whose calls they are. */
function takesEverythingBack(decisions: readonly string[]): RunOptions['onReady'] {
  vi.spyOn(OwnCalls.prototype, 'refusal').mockImplementation((_, lamp) => (lamp === 'lit' ? null : 'notLit'));
  return ({ hearing, elevatorIo, clock }) => {
    hearing.onEvent((event) => {
      if (event.type !== 'speech.decided' || event.decision.decision === 'rejected') return;
      const { decision, intent } = event.decision;
      if (intent.kind !== 'cancel' || !decisions.includes(decision)) return;
      for (const button of intent.floors) void elevatorIo.takeBack({ button, registeredMs: clock.now() }, 2_000);
    });
  };
}

async function violationsOf(name: string, decisions: readonly string[]): Promise<readonly string[]> {
  const file = join(folders.root, `simulator/scenarios/taking-back/${name}.yaml`);
  const reading = await readScenario(file, { languages, exampleSite: folders.exampleSite });
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  const ears = await new SiteEars(languages, folders).of(reading.value);
  if (!ears.ok) throw ears.failure;
  const onReady = takesEverythingBack(decisions);
  const { violations } = await runScenario(reading.value, { languages, ears: ears.value, ...(onReady && { onReady }) });
  return violations.map(({ rule }) => rule);
}

describe('a program that takes back whatever somebody says is found', () => {
  it.each([
    ['by a call that a hand has made', 'call-of-a-hand', 'othersCall'],
    ['by one that somebody else relies on', 'asked-for-again', 'othersCall'],
    ['by one of long ago', 'too-late', 'othersCall'],
    ['by one that it has tried to take back before', 'lift-does-not', 'takenBackTwice'],
  ])('%s', { timeout: 60_000 }, async (_, scenario, rule) => {
    expect(await violationsOf(scenario, ['accepted'])).toContain(rule);
  });

  it('by what was half heard', { timeout: 60_000 }, async () => {
    expect(await violationsOf('half-heard', ['accepted', 'uncertain'])).toContain('litButton');
  });

  it('by rides by chance', { timeout: 120_000 }, async () => {
    const plant = takesEverythingBack(['accepted']);
    const opened = await openRides({ siteFile: fairCancel, board: 'modelled', folders }, plant);
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
    const plan = { seed: 1, virtualMs: 3_600_000, sideBySide: 1, isEnded: () => false, onRide: () => undefined };
    const { failed } = await rideForHours({ ...opened.value, ...plan });
    expect(failed?.outcome).toMatchObject({ violations: [{ rule: 'othersCall' }] });
    // None of these can be left out; how few they are depends on what the seed draws from the sentences that there are.
    expect(failed!.steps.length).toBeLessThanOrEqual(6);
  });
});

it(
  'rides by chance at a lift that takes calls back find nothing wrong with the real one',
  { timeout: 120_000 },
  async () => {
    let takenBack = 0;
    const opened = await openRides({ siteFile: fairCancel, board: 'modelled', folders }, ({ service }) => {
      service.onAnswer(({ kind }) => {
        if (kind === 'takenBack') takenBack += 1;
      });
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
    const plan = { seed: 1, virtualMs: 1_800_000, sideBySide: 1, isEnded: () => false, onRide: () => undefined };
    expect((await rideForHours({ ...opened.value, ...plan })).failed).toBeNull();
    expect(takenBack).toBeGreaterThan(5);
  },
);
