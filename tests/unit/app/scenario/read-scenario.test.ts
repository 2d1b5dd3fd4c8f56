import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '../../../../controller/app/scenario/read-scenario.js';
import { findFolders } from '../../../../controller/app/folders.js';
import { describeFault } from '../../../../controller/app/describe-fault.js';
import { languages } from '../../../support/languages.js';
import { TemporaryFolder } from '../../../support/temporary-folder.js';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = new TemporaryFolder('scenario');
});
afterAll(() => {
  folder.remove();
});

const { exampleSite } = findFolders({});
const head = 'version: 1\ntitle: { en: a test }\n';

function read(text: string, inRealTime = false) {
  const file = path.join(folder.path, 'test.yaml');
  writeFileSync(file, text);
  return readScenario(file, { languages, exampleSite, inRealTime });
}

async function faultsOf(text: string, inRealTime = false): Promise<readonly string[]> {
  const reading = await read(text, inRealTime);
  return reading.ok ? [] : reading.failure.map((fault) => describeFault(fault).replace(`${folder.path}/`, ''));
}

describe('a scenario file', () => {
  it('is read with its site, its first station and its defaults', async () => {
    const reading = await read(
      `${head}steps:\n  - { atMs: 0, say: 去三楼 }\n  - { atMs: 9, expect: { pressed: [] } }\n`,
    );
    expect(reading).toMatchObject({
      ok: true,
      value: { siteFile: exampleSite, station: { id: 'car-1' }, seed: 1, board: 'emulated', title: { en: 'a test' } },
    });
    expect(reading.ok && [reading.value.lineOf(0), reading.value.lineOf(1)]).toEqual([4, 5]);
  });

  it.each([
    [
      'nothing done',
      '{ atMs: 0 }',
      'test.yaml:4:5: error: steps[0]: nothing happens in this step; it needs one of say,',
    ],
    [
      'two things done',
      "{ atMs: 0, say: 去三楼, press: '3' }",
      'test.yaml:4:5: error: steps[0]: a step does one thing, this one say and press; write two steps',
    ],
    [
      'a mistyped field',
      '{ atMs: 0, sya: 去三楼 }',
      'test.yaml:4:16: error: steps[0].sya: unknown field "sya", did you mean "say"?',
    ],
    [
      'a word that is none of the choices',
      '{ atMs: 0, mode: fires }',
      'test.yaml:4:16: error: steps[0].mode: Mode: found the text "fires", expected normal, fire, firefighter, earthquake, inspection or outOfService',
    ],
    [
      'a button that is not there',
      "{ atMs: 0, press: '4' }",
      'test.yaml:4:16: error: steps[0].press: there is no button "4"; the buttons of car-1 are B2, B1, 1,',
    ],
    [
      'a button without quotes',
      '{ atMs: 0, press: 4 }',
      'test.yaml:4:16: error: steps[0].press: Press: found the number 4, expected what stands on the button, in quotes ("3"); at a landing up or down; put it in quotes: "4"',
    ],
    [
      'how it is said, where nothing is',
      "{ atMs: 0, press: '3', halfHeard: true }",
      'test.yaml:4:28: error: steps[0].halfHeard: "halfHeard" tells how something is said; it belongs beside "say"',
    ],
    [
      'a language that is not listened for',
      '{ atMs: 0, recognizer: { lost: ko } }',
      'steps[0].recognizer.lost: the site does not listen for "ko"; it does for zh, en',
    ],
    [
      'an answer that there is not',
      '{ atMs: 0, expect: { answers: [fine] } }',
      'steps[0].expect.answers[0]: Answer: found the text "fine", expected registered,',
    ],
    [
      'two faults of the wiring at once',
      "{ atMs: 0, wiring: { lampDead: '3', lampStuck: '5' } }",
      'steps[0].wiring: exactly one thing per step; write two steps',
    ],
  ])('with %s is refused by line and field', async (_what, step, message) => {
    const faults = await faultsOf(`${head}steps:\n  - ${step}\n`);
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  it('with steps out of order is refused', async () => {
    const steps = `steps:\n  - { atMs: 500, say: 去三楼 }\n  - { atMs: 100, say: 去三楼 }\n`;
    expect(await faultsOf(head + steps)).toEqual([
      'test.yaml:5:7: error: steps[1].atMs: 100 is before the step above (500); put the steps in the order of time',
    ]);
  });

  it('with an unknown station or a site that is not there is refused', async () => {
    const steps = 'steps:\n  - { atMs: 0, say: 去三楼 }\n';
    expect(await faultsOf(`${head}station: car-2\n${steps}`)).toEqual([
      'test.yaml:3:1: error: station: there is no station "car-2"; the stations are car-1',
    ]);
    expect(await faultsOf(`${head}site: nowhere.yaml\n${steps}`)).toEqual([
      'nowhere.yaml:1:1: error: there is no such file; check the path',
    ]);
  });
});

describe('a scenario that is to be played in real time', () => {
  const inVirtualTime = 'leave it out, or play this file in virtual time only (neither --realtime nor realTime: true)';

  it.each([
    [
      '{ atMs: 0, say: 去三楼, halfHeard: true }',
      'test.yaml:4:26: error: steps[0].halfHeard: "halfHeard" can\'t be played',
    ],
    [
      '{ atMs: 0, say: 去三楼, alsoLike: [去七楼] }',
      'test.yaml:4:26: error: steps[0].alsoLike: "alsoLike" can\'t be played',
    ],
    ['{ atMs: 0, say: 去三楼, decidedAfterMs: 900 }', 'steps[0].decidedAfterMs: "decidedAfterMs" can\'t be played'],
    [
      '{ atMs: 0, recognizer: { lost: zh } }',
      'steps[0].recognizer: "recognizer" can\'t be played in real time: a recogniser',
    ],
    ['{ atMs: 0, board: hung }', 'steps[0].board: "board" can\'t be played in real time: the emulated board'],
    ['{ atMs: 0, line: { lostPercent: 5 } }', 'steps[0].line: "line" can\'t be played in real time: the serial line'],
    ['{ atMs: 0, host: killed }', 'steps[0].host: "host" can\'t be played in real time: it would end the program'],
  ])('with %s is refused, with why and what to do', async (step, message) => {
    const steps = `steps:\n  - ${step}\n`;
    expect(await faultsOf(head + steps)).toEqual([]);
    for (const faults of [await faultsOf(head + steps, true), await faultsOf(`${head}${steps}realTime: true\n`)]) {
      expect(faults).toEqual([expect.stringContaining(message)]);
      expect(faults[0]).toContain(inVirtualTime);
    }
  });

  it('on the modelled board, or for longer than anybody waits, is refused', async () => {
    const faults = await faultsOf(`${head}board: modelled\nsteps:\n  - { atMs: 120001, say: 去三楼 }\n`, true);
    expect(faults).toEqual([
      expect.stringContaining('test.yaml:3:1: error: board: in real time the board is the emulated one'),
      expect.stringContaining('test.yaml:5:7: error: steps[0].atMs: 120001 ms is too long to wait for in real time'),
    ]);
  });

  it('with what sound, lift, sensor and cable can do is taken', async () => {
    const steps = [
      '{ atMs: 0, say: 去三楼, overNoiseDb: 20, voice: 1 }',
      "{ atMs: 1, press: '3' }",
      '{ atMs: 2, mode: fire }',
      '{ atMs: 3, cable: pulled }',
      "{ atMs: 5, wiring: { lampDead: '3' } }",
    ];
    const text = [`${head}realTime: true`, 'steps:', ...steps.map((step) => `  - ${step}`), ''].join('\n');
    expect(await read(text, true)).toMatchObject({ ok: true, value: { realTime: true } });
  });
});
