import { afterAll, beforeAll, expect, it } from 'vitest';
import { landingStation } from '../support/landing-station.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Which way others go, asked or told in front of a lift, through libvosk: one word tells it from a request. */
const talk = [
  ['我们上楼吗', 'zh'],
  ['我们要上楼吗', 'zh'],
  ['他要下楼', 'zh'],
  ['are we going down', 'en'],
  ['they want to go down', 'en'],
  ["what's up", 'en'],
  ['sit down', 'en'],
  ['town', 'en'],
  ['cup', 'en'],
] as const;
/** Talk is full of them: what they do is up to `bareNumbers`, and by default they are asked about. By the voices that are understood. */
const alone = [
  ['up', 'en', 3, 'up'],
  ['down', 'en', 0, 'down'],
  ['down', 'en', 1, 'down'],
  ['down', 'en', 2, 'down'],
  ['上去', 'zh', 1, 'up'],
  ['上去', 'zh', 3, 'up'],
] as const;
const requests = [
  ['我们上楼', 'zh', 'up'],
  ['we want to go down', 'en', 'down'],
] as const;
/** Of the synthetic passenger: those whose talk was taken for a call. */
const voices = [1, 3];

let speech: OfficeSpeech;

beforeAll(async () => {
  speech = await OfficeSpeech.open({}, landingStation());
});

afterAll(() => speech.close());

/** The directions that are called or asked about, one entry per voice. */
async function directionsOf(text: string, language: 'zh' | 'en') {
  const directions: (readonly string[])[] = [];
  for (const recording of await speak(voices.map((voice) => ({ text, language, voice })))) {
    const decided = await speech.decide(withPauses([recording], 700));
    directions.push(
      decided.flatMap(({ decision }) =>
        decision.decision !== 'rejected' && decision.intent.kind === 'landingCall' ? [decision.intent.direction] : [],
      ),
    );
  }
  return directions;
}

it.each(alone)('%s alone is asked about and calls nothing (%s, voice %i)', async (text, language, voice, direction) => {
  const decided = await speech.decide(withPauses(await speak([{ text, language, voice }]), 700));
  expect(decided).toMatchObject([{ decision: { decision: 'uncertain', intent: { kind: 'landingCall', direction } } }]);
});

it.each(talk)('%s calls nothing and is not asked about', async (text, language) => {
  expect(await directionsOf(text, language)).toEqual(voices.map(() => []));
});

it.each(requests)('%s is still a request', async (text, language, direction) => {
  expect(await directionsOf(text, language)).toEqual(voices.map(() => [direction]));
});
