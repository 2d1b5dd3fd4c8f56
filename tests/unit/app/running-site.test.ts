import { expect, it } from 'vitest';
import type { Site } from '../../../config/index.js';
import { ElevatorError, fail, Listeners, silentLog, succeed, VirtualClock } from '../../../config/kernel/index.js';
import { PromptPreparation } from '../../../controller/app/prompt-preparation.js';
import { RunningSite } from '../../../controller/app/running-site.js';
import { promptPlan } from '../../../controller/domain/messages/prompt-plan.js';
import { FakeRuntime } from '../../support/fake-runtime.js';
import { messages } from '../../support/messages.js';
import { floorOf, officeStation } from '../../support/office-station.js';
import { eventually } from '../../support/wait-until.js';

function siteWith(name: string): Site {
  const floors = [floorOf('L', null, 1, { en: [name] }), floorOf('2', 2, 2)];
  return {
    name: 'test',
    languages: ['en'],
    stations: [officeStation({ floors })],
    prompts: { folder: null, levelDbFs: -20, loudestDbFs: -12 },
    journal: { retentionDays: 90 },
  };
}

/** With everything spoken ahead that `asked` holds, and no station. */
async function runSite(taken: Awaited<ReturnType<RunningSite['change']>>) {
  const asked = new Set<string>();
  const preparation = new PromptPreparation({
    sentences: promptPlan(siteWith('lobby'), messages),
    store: {
      isReady: () => Promise.resolve(false),
      prompt: ({ text }) => {
        asked.add(text);
        return Promise.resolve(succeed(new Int16Array(1)));
      },
    },
    releaseVoice: () => Promise.resolve(),
    forgetUse: () => undefined,
    prune: () => Promise.resolve(0),
    clock: new VirtualClock(),
    log: silentLog,
  });
  const running = new RunningSite({
    site: siteWith('lobby'),
    speech: { change: () => Promise.resolve(taken) },
    messages,
    stations: [],
    notices: [],
    preparation,
    createRuntime: () => new FakeRuntime(),
    changes: new Listeners(),
    stop: () => Promise.resolve(),
  });
  await preparation.start(() => undefined);
  return { running, preparation, asked: () => [...asked].join('\n') };
}

it('answers about a floor that has another name are spoken ahead as soon as the site file says so', async () => {
  const { running, preparation, asked } = await runSite(succeed(undefined));
  expect(asked()).toContain('lobby');
  expect(asked()).not.toContain('library');
  await running.change(siteWith('library'));
  await eventually(() => {
    expect(preparation.progress.ready).toBe(preparation.progress.total);
  });
  expect(asked()).toContain('library');
});

it('a change that was refused prepares nothing', async () => {
  const { running, preparation, asked } = await runSite(fail(new ElevatorError('ELV-SPEECH-011', 'refused')));
  const before = preparation.progress;
  expect((await running.change(siteWith('library'))).ok).toBe(false);
  await preparation.stop();
  expect(preparation.progress).toEqual(before);
  expect(asked()).not.toContain('library');
});
