import { afterAll, beforeAll, expect, it } from 'vitest';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Denied floors and talk about floors through libvosk, spoken by a synthetic voice: none of it may move the lift. */
const sentences = [
  ['我不要去三楼', 'zh'],
  ['我不想去三楼', 'zh'],
  ['别按三楼', 'zh'],
  ['不是三楼', 'zh'],
  ['刚才在三楼', 'zh'],
  ['他在五楼', 'zh'],
  ['我们到三楼了', 'zh'],
  ['三楼没电了', 'zh'],
  ['三楼是什么', 'zh'],
  ['我不去八楼', 'zh'],
  ['我不想去五楼', 'zh'],
  ['我没有去八楼', 'zh'],
  ['上楼', 'zh'],
  ['下楼', 'zh'],
  ['去五楼算了', 'zh'],
  ['去五楼不去了', 'zh'],
  ['我要去八楼算了', 'zh'],
  ['三楼不用了', 'zh'],
  ["don't go to floor three", 'en'],
  ["i don't want the third floor", 'en'],
  ['not the third floor', 'en'],
  ['she lives on the fifth floor', 'en'],
  ["what's on three", 'en'],
  ['where is the third floor', 'en'],
  ['do not go to floor six', 'en'],
  ['i will never go to floor six', 'en'],
  ['never go to floor seven', 'en'],
  ['floor five never mind', 'en'],
  ['floor six cancel that', 'en'],
  ['is the library on floor eight', 'en'],
  ['why are we going to floor five', 'en'],
  ['we were going to floor five', 'en'],
  ['who pressed floor five', 'en'],
  ['have you been to the third floor', 'en'],
  ['the fifth floor is broken', 'en'],
  ['floor eight is full', 'en'],
] as const;
/** Of the synthetic passenger: what one voice denies was heard as a request of another. */
const voices = [0, 1, 2, 3];

let speech: OfficeSpeech;

beforeAll(async () => {
  speech = await OfficeSpeech.open();
});

afterAll(() => speech.close());

it.each(sentences)('%s calls no floor', async (text, language) => {
  const calls: string[] = [];
  const spoken = await speak(voices.map((voice) => ({ text, language, voice })));
  for (const [voice, recording] of spoken.entries()) {
    for (const { decision } of await speech.decide(withPauses([recording], 700))) {
      if (decision.decision === 'accepted' && decision.intent.kind === 'floors')
        calls.push(`voice ${voice}: ${decision.text}`);
    }
  }
  expect(calls).toEqual([]);
});
