import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import { openSpeech, type Speech } from '../../speech/index.js';
import { languages } from '../support/languages.js';
import { officeStation } from '../support/office-station.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** How people talk in a lift: with pauses to think, and while others talk. Synthetic voices; people are measured by `bench`. */
const station = officeStation();
const site = { name: 'test', languages: ['zh', 'en'] as const, stations: [station] };
const cacheFolder = mkdtempSync(path.join(tmpdir(), 'liftvoice-talkers-'));
let speech: Speech;

beforeAll(async () => {
  const clock = systemClock;
  const opened = await openSpeech({
    languages,
    site,
    modelsFolder: 'speech/models',
    cacheFolder,
    clock,
    log: silentLog,
  });
  if (!opened.ok) throw opened.failure;
  speech = opened.value;
});

afterAll(async () => {
  await speech.stop();
  rmSync(cacheFolder, { recursive: true, force: true });
});

async function decisions(samples: Int16Array) {
  return (await speech.decide(station, samples)).map(({ decision }) => decision);
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
