import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hearing } from '../../speech/index.js';
import { nextEvent } from '../support/next-event.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { RecordingSource } from '../support/recording-source.js';
import { mandarinModel, separateModels } from '../support/separate-models.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Real libvosk, a recogniser for each language, and a Mandarin model that vanished from the disk: its recogniser ends and can't come back. */
const models = separateModels();
let speech: OfficeSpeech;
let hearing: Hearing;
const source = new RecordingSource();
const said: Record<'twelfth' | 'third' | 'yes' | 'talk', Int16Array> = Object.create(null) as never;

beforeAll(async () => {
  const [twelfth, third, yes, talk] = (await speak([
    { text: '我要去十二楼', language: 'zh' },
    { text: 'floor three please', language: 'en' },
    { text: 'yes please', language: 'en' },
    { text: '今天的会议改到下午了你知道吗', language: 'zh' },
  ])) as [Int16Array, Int16Array, Int16Array, Int16Array];
  Object.assign(said, { twelfth, third, yes, talk });
  speech = await OfficeSpeech.open(models);
  hearing = await speech.hearing();
  hearing.listen(source);
});

afterAll(async () => {
  await speech.close();
  models.remove();
});

async function hear(recording: Int16Array) {
  const decided = nextEvent(hearing, 'speech.decided');
  source.play(withPauses([recording], 1_500));
  return (await decided).decision;
}

function renameModels(from: string, to: string): void {
  const { cacheFolder } = speech;
  const mandarin = readdirSync(cacheFolder).filter((name) => name.startsWith(mandarinModel) && name.endsWith(from));
  for (const name of mandarin)
    renameSync(path.join(cacheFolder, name), path.join(cacheFolder, name.slice(0, name.length - from.length) + to));
}

it('a lost language leaves the others: they ask before they call, and other talk gets silence', async () => {
  expect(speech.processes).toEqual([['zh'], ['en']]);
  expect(await hear(said.third)).toMatchObject({ decision: 'accepted', intent: { floors: ['3'] } });
  renameModels('', '.away');
  const lost = nextEvent(hearing, 'recognizer.lost');
  speech.killRecognizer('zh');
  expect(await lost).toMatchObject({ languages: ['zh'] });
  const isNotComingBack = nextEvent(hearing, 'recognizer.lost');
  // It is awaited still: whoever was to be heard by it is told.
  expect(await hear(said.twelfth)).toMatchObject({ decision: 'rejected', reason: 'recognizerLost' });
  await isNotComingBack;
  // Also for whoever begins to listen only now, and was told of nothing.
  expect((await speech.hearing()).readyLanguages).toEqual(['en']);

  expect(await hear(said.third)).toMatchObject({ decision: 'uncertain', intent: { floors: ['3'] }, language: 'en' });
  expect(await hear(said.yes)).toMatchObject({ decision: 'accepted', intent: { kind: 'confirm' } });
  for (const recording of [said.talk, said.twelfth]) {
    const decision = await hear(recording);
    expect(decision.decision).toBe('rejected');
    expect(decision).not.toMatchObject({ reason: 'recognizerLost' });
  }

  const ready = nextEvent(hearing, 'recognizer.ready');
  renameModels('.away', '');
  expect(await ready).toMatchObject({ languages: ['zh'] });
  expect(await hear(said.third)).toMatchObject({ decision: 'accepted', intent: { floors: ['3'] } });
  expect(await hear(said.twelfth)).toMatchObject({ decision: 'accepted', intent: { floors: ['12'] } });
});

it('without any language nobody is understood, and whoever speaks is told', async () => {
  const isLost = new Set<string>();
  const both = new Promise<void>((resolve) => {
    hearing.onEvent((event) => {
      if (event.type === 'recognizer.lost' && isLost.add(event.languages.join()).size === 2) resolve();
    });
  });
  speech.killRecognizer('zh');
  speech.killRecognizer('en');
  await both;
  expect(await hear(said.third)).toMatchObject({ decision: 'rejected', reason: 'recognizerLost' });
});
