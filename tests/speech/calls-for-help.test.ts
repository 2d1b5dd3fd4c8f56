import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Intent } from '../../speech/index.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Calls for help through libvosk: understood from every voice, and talk that only sounds like one is none. */
const calls = [
  ['救命', 'zh'],
  ['救命啊', 'zh'],
  ['快来人', 'zh'],
  ['我被困住了', 'zh'],
  ['电梯坏了', 'zh'],
  ['电梯卡住了', 'zh'],
  ['help', 'en'],
  ['help me', 'en'],
  ['call for help', 'en'],
  ['i am stuck', 'en'],
  ['emergency', 'en'],
  ['the lift is stuck', 'en'],
] as const;
const talk = [
  ['帮我拿一下东西', 'zh'],
  ['电脑坏了', 'zh'],
  ['九点再来', 'zh'],
  ['我被老板骂了', 'zh'],
  ['that was very helpful', 'en'],
  ['can you help me carry this', 'en'],
  ['the printer is broken', 'en'],
  ['we are late', 'en'],
] as const;
const voices = [0, 1, 2, 3];

let speech: OfficeSpeech;
const recordings = new Map<string, readonly Int16Array[]>();

beforeAll(async () => {
  speech = await OfficeSpeech.open();
  const sentences = [...calls, ...talk];
  const spoken = await speak(
    sentences.flatMap(([text, language]) => voices.map((voice) => ({ text, language, voice }))),
  );
  for (const [index, [text]] of sentences.entries())
    recordings.set(text, spoken.slice(index * voices.length, (index + 1) * voices.length));
});

afterAll(() => speech.close());

/** What each voice was understood to want; null: nothing. */
async function understood(text: string): Promise<readonly (Intent['kind'] | null)[]> {
  const intents: (Intent['kind'] | null)[] = [];
  for (const recording of recordings.get(text) ?? []) {
    for (const { decision } of await speech.decide(withPauses([recording], 700)))
      intents.push(decision.decision === 'rejected' ? null : decision.intent.kind);
  }
  return intents;
}

it.each(calls)('%s is a call for help, whoever says it (%s)', async (text) => {
  expect(await understood(text)).toEqual(voices.map(() => 'distress'));
});

it.each(talk)('%s is none (%s)', async (text) => {
  expect(await understood(text)).not.toContain('distress');
});
