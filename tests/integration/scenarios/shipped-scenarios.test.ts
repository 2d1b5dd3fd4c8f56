import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFolders } from '../../../controller/app/folders.js';
import { findScenarios } from '../../../controller/app/scenario/find-scenarios.js';
import { readScenario, type Scenario } from '../../../controller/app/scenario/read-scenario.js';
import { isPassed, reportLines, reportValue } from '../../../controller/app/scenario/report-lines.js';
import { runScenario, type RunOptions } from '../../../controller/app/scenario/run-scenario.js';
import { SiteEars } from '../../../controller/app/scenario/site-ears.js';
import { languages } from '../../support/languages.js';

/* The scenarios that come with the program, each with the real firmware in virtual time. */

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

  it.each(files.map(nameOf))('%s comes out as it should', async (name) => {
    const played = await play(await read(name));
    expect(isPassed(played.outcome), reportLines(played, name).join('\n')).toBe(true);
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
