import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFolders } from '../../../controller/app/folders.js';
import { findScenarios } from '../../../controller/app/scenario/find-scenarios.js';
import { inOrder, makeRide } from '../../../controller/app/scenario/random/make-ride.js';
import { rideForHours } from '../../../controller/app/scenario/random/ride-for-hours.js';
import { readScenario, type Scenario } from '../../../controller/app/scenario/read-scenario.js';
import { isPassed, reportLines, reportValue } from '../../../controller/app/scenario/report-lines.js';
import type { ScenarioStep } from '../../../controller/app/scenario/scenario.schema.js';
import { runScenario, type RunOptions } from '../../../controller/app/scenario/run-scenario.js';
import { SiteEars } from '../../../controller/app/scenario/site-ears.js';
import { languages } from '../../support/languages.js';

/* The scenarios that come with the program, each in virtual time with the real firmware and with the modelled board. */

const folders = findFolders({});
const found = await findScenarios([folders.scenarios]);
const files = found.ok ? found.value : [];
const nameOf = (file: string): string => path.relative(folders.scenarios, file);
const siteEars = new SiteEars(languages, folders);

async function read(name: string): Promise<Scenario> {
  const reading = await readScenario(path.join(folders.scenarios, name), { ...folders, languages });
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

async function play(scenario: Scenario, onReady?: RunOptions['onReady']) {
  const ears = await siteEars.of(scenario);
  if (!ears.ok) throw ears.failure;
  const outcome = await runScenario(scenario, { languages, ears: ears.value, ...(onReady && { onReady }) });
  return { scenario, outcome };
}

beforeAll(async () => {
  // The words of the usual site are compiled once, before any scenario has its time taken.
  await siteEars.of(await read('calls/by-its-lamp.yaml'));
}, 60_000);

describe('the scenarios that come with the program', () => {
  it('are at least sixty, each with a title of its own in Mandarin and English', async () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    const titles = await Promise.all(files.map(async (file) => (await read(nameOf(file))).title));
    for (const language of ['zh', 'en']) {
      const own = titles.map((title) => title[language]);
      expect(own).not.toContain(undefined);
      expect(new Set(own).size).toBe(files.length);
    }
  });

  it('are played in real time as well, a dozen of them', async () => {
    const scenarios = await Promise.all(files.map((file) => read(nameOf(file))));
    expect(scenarios.filter(({ realTime }) => realTime)).toHaveLength(12);
  });

  describe.each(['emulated', 'modelled'] as const)('with the %s board', (board) => {
    it.each(files.map(nameOf))('%s comes out as it should', async (name) => {
      const played = await play({ ...(await read(name)), board });
      expect(isPassed(played.outcome), reportLines(played, name).join('\n')).toBe(true);
    });
  });
});

describe('a scenario', () => {
  it('has the same report each time it is played', async () => {
    const scenario = { ...(await read('link/bytes-lost.yaml')), seed: 2 };
    const [one, other] = [await play(scenario), await play(scenario)];
    expect(JSON.stringify(reportValue(one, 'x'))).toBe(JSON.stringify(reportValue(other, 'x')));
    expect(one.outcome.failures).not.toEqual([]);
  });

  it('is failed by what must never happen, whether or not it expects anything', async () => {
    const scenario = { ...(await read('calls/by-its-lamp.yaml')), steps: [{ atMs: 3_000, mend: 'wiring' as const }] };
    const { outcome } = await play(scenario, ({ elevatorIo, clock }) => {
      clock.setTimeout(() => void elevatorIo.press('5', 2_000), 1_000);
    });
    expect(isPassed(outcome)).toBe(false);
    expect(outcome.violations).toMatchObject([{ rule: 'unasked', what: '5 was pressed, and nobody had asked for it' }]);
  });

  it('that is not met tells line, what was expected, what was seen and what happened before', async () => {
    const scenario = await read('calls/no-fourth-floor.yaml');
    const steps = scenario.steps.map((step) =>
      step.expect === undefined ? step : { atMs: step.atMs, expect: { answers: ['registered' as const] } },
    );
    const lines = reportLines(await play({ ...scenario, steps }), 'no-fourth-floor.yaml').join('\n');
    expect(lines).toContain('FAIL  no-fourth-floor.yaml');
    expect(lines).toContain('no-fourth-floor.yaml:5: not as expected at 2500 ms');
    expect(lines).toContain('answers: expected ["registered"], seen ["noSuchFloor"]');
    expect(lines).toMatch(/\d+ ms {2}answered: There is no fourth floor/u);
    expect(lines).toContain('alone: liftvoice scenario no-fourth-floor.yaml --seed 1');
  });
});

describe('a ride by chance', () => {
  it('meets nothing that must never happen, and what was broken in it works again', async () => {
    const usual = await read('calls/by-its-lamp.yaml');
    const ears = await siteEars.of(usual);
    if (!ears.ok) throw ears.failure;
    const { site, station } = usual;
    const sentences = ears.value.sentences(station.id, 1_500);
    const steps = inOrder(makeRide(3, { station, languages: site.languages, sentences }));
    const played = await play({ ...usual, seed: 3, steps });
    expect(isPassed(played.outcome), reportLines(played, 'ride').join('\n')).toBe(true);
    expect(played.outcome.closures).toBeGreaterThan(0);
  }, 60_000);

  it('with something that must never happen is shortened to what it takes, with the real firmware', async () => {
    const usual = await read('calls/by-its-lamp.yaml');
    const plant: RunOptions['onReady'] = ({ hearing, elevatorIo }) => {
      hearing.onEvent((event) => {
        const isHelp = event.type === 'speech.decided' && event.decision.decision !== 'rejected';
        if (isHelp && event.decision.intent.kind === 'distress') void elevatorIo.press('9', 2_000);
      });
    };
    const said = ['今天天气不错', '去三楼', '救命', '去八楼'].map((say, index) => [{ atMs: index * 4_000, say }]);
    const playSteps = async (steps: readonly ScenarioStep[]) => (await play({ ...usual, steps }, plant)).outcome;
    const ridden = await rideForHours({
      ...{ seed: 1, virtualMs: 1_000, sideBySide: 1, onRide: () => undefined, isEnded: () => false },
      ...{ make: () => said, play: playSteps, ride: () => playSteps(said.flat()) },
    });
    expect(ridden.failed).toMatchObject({
      steps: [{ say: '救命' }],
      outcome: { violations: [{ rule: 'unasked', what: '9 was pressed, and nobody had asked for it' }] },
    });
  }, 60_000);
});
