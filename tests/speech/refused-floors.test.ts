import { afterAll, beforeAll, expect, it } from 'vitest';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Through libvosk, at a building without a fourth floor that calls three floors at once: what can't be called is told so. */
const missing = [
  ['四楼', 'zh'],
  ['去四楼', 'zh'],
  ['我要去四楼', 'zh'],
  ['fourth floor', 'en'],
  ['floor four', 'en'],
  ['the fourth floor please', 'en'],
] as const;
const tooMany = [
  ['去一楼二楼三楼五楼', 'zh'],
  ['三楼五楼六楼和八楼', 'zh'],
] as const;
/** 四楼 to a Mandarin ear. */
const greetings = [
  ['hello', 'en'],
  ['hello hello', 'en'],
] as const;
/** Answered with nothing. */
const silent = new Set(['otherLanguageStronger', 'notAPhrase', 'unknownWords', 'lowConfidence', 'noSpeech']);
const voices = [0, 1, 2, 3];

let speech: OfficeSpeech;
const recordings = new Map<string, readonly Int16Array[]>();

beforeAll(async () => {
  speech = await OfficeSpeech.open();
  const sentences = [...missing, ...tooMany, ...greetings];
  const spoken = await speak(
    sentences.flatMap(([text, language]) => voices.map((voice) => ({ text, language, voice }))),
  );
  for (const [index, [text]] of sentences.entries())
    recordings.set(text, spoken.slice(index * voices.length, (index + 1) * voices.length));
});

afterAll(() => speech.close());

/** What each voice was answered: the reason, with the floor where one is named. */
async function refusals(text: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (const recording of recordings.get(text) ?? []) {
    for (const { decision } of await speech.decide(withPauses([recording], 700))) {
      if (decision.decision !== 'rejected') all.push(decision.decision);
      else all.push(decision.floorSpoken === null ? decision.reason : `${decision.reason} ${decision.floorSpoken}`);
    }
  }
  return all;
}

it.each(missing)('%s is told that there is none, whoever asks for it (%s)', async (text) => {
  expect(await refusals(text)).toEqual(voices.map(() => 'floorUnknown 4'));
});

it.each(tooMany)('%s is told by most voices that these are too many, and never called (%s)', async (text) => {
  const told = await refusals(text);
  expect(told.filter((one) => one === 'tooManyFloors').length).toBeGreaterThan(voices.length / 2);
  expect(told).not.toContain('accepted');
});

it.each(greetings)('%s is told of no floor, nor asked about one (%s)', async (text) => {
  expect((await refusals(text)).filter((refusal) => !silent.has(refusal))).toEqual([]);
});
