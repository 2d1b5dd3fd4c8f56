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
let recordings: readonly (readonly Int16Array[])[];

beforeAll(async () => {
  speech = await OfficeSpeech.open();
  const spoken = await speak(
    sentences.flatMap(([text, language]) => voices.map((voice) => ({ text, language, voice }))),
  );
  recordings = sentences.map((_, index) => spoken.slice(index * voices.length, (index + 1) * voices.length));
});

afterAll(() => speech.close());

it.each(sentences.map(([text], index) => [text, index] as const))('%s calls no floor', async (_, index) => {
  const calls: string[] = [];
  for (const [voice, recording] of recordings[index]!.entries()) {
    for (const { decision } of await speech.decide(withPauses([recording], 700))) {
      if (decision.decision === 'accepted' && decision.intent.kind === 'floors')
        calls.push(`voice ${voice}: ${decision.text}`);
    }
  }
  expect(calls).toEqual([]);
});
