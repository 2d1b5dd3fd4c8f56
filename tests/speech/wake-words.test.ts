import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision } from '../../speech/index.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { officeStation } from '../support/office-station.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Through libvosk, at a lift that is called by its name. */
const names = [
  ['你好电梯', 'zh'],
  ['hello lift', 'en'],
] as const;
const withFloor = [
  ['你好电梯去三楼', 'zh'],
  ['hello lift floor three please', 'en'],
] as const;
/** Short, and like it in part. */
const others = [
  ['你好', 'zh'],
  ['电梯', 'zh'],
  ['你好吗', 'zh'],
  ['你好先生', 'zh'],
  ['三楼', 'zh'],
  ['hello', 'en'],
  ['hello there', 'en'],
  ['hello luke', 'en'],
  ['a big lift', 'en'],
  ['floor three', 'en'],
] as const;
const voices = [0, 1, 2, 3];

let speech: OfficeSpeech;
const recordings = new Map<string, readonly Int16Array[]>();

beforeAll(async () => {
  const wakeWords = { zh: ['你好电梯'], en: ['hello lift'] };
  const station = officeStation({ vocabulary: { bareNumbers: 'confirm', wakeWords } });
  speech = await OfficeSpeech.open({}, station);
  const sentences = [...names, ...withFloor, ...others];
  const spoken = await speak(
    sentences.flatMap(([text, language]) => voices.map((voice) => ({ text, language, voice }))),
  );
  for (const [index, [text]] of sentences.entries())
    recordings.set(text, spoken.slice(index * voices.length, (index + 1) * voices.length));
});

afterAll(() => speech.close());

/** What each voice was understood to say. */
async function decisions(text: string): Promise<readonly Decision[]> {
  const all: Decision[] = [];
  for (const recording of recordings.get(text) ?? [])
    all.push(...(await speech.decide(withPauses([recording], 700))).map(({ decision }) => decision));
  return all;
}

const isAddressed = ({ manner }: Decision): boolean => manner === 'addressed';

it.each(names)('%s calls the lift, surely by half of the voices at least (%s)', async (text) => {
  const called = (await decisions(text)).filter(
    (decision) => decision.decision === 'accepted' && decision.intent.kind === 'wake',
  );
  expect(called.length).toBeGreaterThanOrEqual(voices.length / 2);
  expect(called.every(isAddressed)).toBe(true);
});

it.each(withFloor)('%s calls it and asks for the floor in one sentence (%s)', async (text) => {
  const asked = (await decisions(text)).filter(
    (decision) => isAddressed(decision) && decision.decision !== 'rejected' && decision.intent.kind === 'floors',
  );
  expect(asked.length).toBeGreaterThan(voices.length / 2);
  for (const decision of asked) expect(decision).toMatchObject({ intent: { floors: ['3'] } });
});

it.each(others)('%s does not call it (%s)', async (text) => {
  expect((await decisions(text)).filter(isAddressed)).toEqual([]);
});
