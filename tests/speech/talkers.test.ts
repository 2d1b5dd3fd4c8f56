import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OfficeSpeech } from '../support/office-speech.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** How people talk in a lift: with pauses to think, and while others talk. Synthetic voices; people are measured by `bench`. */
let speech: OfficeSpeech;

beforeAll(async () => {
  speech = await OfficeSpeech.open();
});

afterAll(() => speech.close());

async function decisions(samples: Int16Array) {
  return (await speech.decide(samples)).map(({ decision }) => decision);
}

/** The talker in the middle of people who talk, so much quieter. */
function among(talker: Int16Array, people: Int16Array, belowDb: number): Int16Array {
  const gain = 10 ** (-belowDb / 20);
  const around = 16_000;
  return Int16Array.from({ length: talker.length + 2 * around }, (_, at) =>
    Math.round((people[at % people.length] ?? 0) * gain + (talker[at - around] ?? 0)),
  );
}

describe('a slow talker', () => {
  it.each([
    [['麻烦帮我按一下', '十二楼'], 'zh', '12'],
    [['floor', 'five'], 'en', '5'],
    // What comes first is a whole word of the other language, or sounds like one.
    [['去', '十五楼'], 'zh', '15'],
    [['please go to', 'floor three'], 'en', '3'],
  ] as const)('%j with 0.6 s between is one request', async (words, language, floor) => {
    const spoken = await speak(words.map((text) => ({ text, language })));
    // Accepted or asked about: what matters here is that it is one, and whole.
    expect(await decisions(withPauses(spoken, 600))).toMatchObject([
      { intent: { kind: 'floors', floors: [floor] }, language },
    ]);
  });
});

describe('a talker among people who talk', () => {
  it('is understood, and answered while they go on', async () => {
    const [twelfth, meeting] = await speak([
      { text: '我要去十二楼', language: 'zh' },
      { text: '今天的会议改到下午了你知道吗我们明天再去那里看看', language: 'zh' },
    ]);
    if (twelfth === undefined || meeting === undefined) throw new Error('two sentences were spoken');
    const heard = await decisions(among(twelfth, meeting, 25));
    expect(heard.filter(({ decision }) => decision !== 'rejected')).toMatchObject([
      { intent: { kind: 'floors', floors: ['12'] }, language: 'zh' },
    ]);
  });
});

/** Of the synthetic passenger, one that is heard well and one that is not. */
const voices = [1, 2];

/** Floors that are called, one entry per utterance, and those that are asked about first. */
async function floorsOf(samples: Int16Array) {
  const called: (readonly string[])[] = [];
  const asked: (readonly string[])[] = [];
  for (const decision of await decisions(samples)) {
    if (decision.decision === 'rejected' || decision.intent.kind !== 'floors') continue;
    (decision.decision === 'accepted' ? called : asked).push(decision.intent.floors);
  }
  return { called, asked };
}

describe('somebody who does not say just one floor', () => {
  it.each([
    ['三楼和五楼', 'zh', ['3', '5']],
    ['三楼不对五楼', 'zh', ['5']],
    ['十二楼十二楼', 'zh', ['12']],
    ['五楼谢谢，今天天气真好', 'zh', ['5']],
    ['第十二层', 'zh', ['12']],
    ['go to twelve', 'en', ['12']],
    ['take me to three please', 'en', ['3']],
    ['i want to go to the third floor please', 'en', ['3']],
    ['i need to go to floor six please', 'en', ['6']],
    ['i want floor six', 'en', ['6']],
    ['could you press floor eight please', 'en', ['8']],
    ['floors three and five', 'en', ['3', '5']],
    ['floor three no floor five', 'en', ['5']],
    ['floor five floor five', 'en', ['5']],
    ['floor five please, I am so tired today', 'en', ['5']],
  ] as const)(
    '%s: what was meant is called or asked about, and nothing else is called',
    async (text, language, floors) => {
      const spoken = await speak(voices.map((voice) => ({ text, language, voice })));
      for (const [voice, one] of spoken.entries()) {
        const { called, asked } = await floorsOf(withPauses([one], 700));
        expect([...called, ...asked], `voice ${voice}`).toEqual([floors]);
      }
    },
  );

  it('去……呃……八楼 calls no other floor, and the eighth is at least asked about', async () => {
    for (const voice of voices) {
      const words = await speak(['去', '呃', '八楼'].map((text) => ({ text, language: 'zh' as const, voice })));
      const { called, asked } = await floorsOf(withPauses(words, 500));
      expect([...called.filter(([floor]) => floor !== '8')], `voice ${voice}`).toEqual([]);
      expect([...called, ...asked], `voice ${voice}`).toContainEqual(['8']);
    }
  });
});

describe('two people at once', () => {
  it.each([
    ['我要去三楼', '我要去八楼', 'zh', ['3', '8']],
    ['请去十二楼', '去五楼', 'zh', ['12', '5']],
    ['floor three please', 'floor eight please', 'en', ['3', '8']],
    ['take me to the fifth floor', 'floor twelve', 'en', ['5', '12']],
  ] as const)('%s, and %s: no floor is called that neither of them said', async (one, other, language, said) => {
    for (const [first, second] of [
      [0, 1],
      [2, 3],
    ] as const) {
      const [a, b] = await speak([
        { text: one, language, voice: first },
        { text: other, language, voice: second },
      ]);
      for (const laterMs of [0, 200]) {
        const { called } = await floorsOf(withPauses([together(a!, b!, laterMs)], 700));
        expect(called.flat().filter((floor) => !said.some((each) => each === floor))).toEqual([]);
      }
    }
  });
});

/** Both equally loud, the other one so much later. */
function together(one: Int16Array, other: Int16Array, laterMs: number): Int16Array {
  const later = laterMs * 16;
  return Int16Array.from({ length: Math.max(one.length, other.length + later) }, (_, at) =>
    Math.round(((one[at] ?? 0) + (other[at - later] ?? 0)) / 2),
  );
}
