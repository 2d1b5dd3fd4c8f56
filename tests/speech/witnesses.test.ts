import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import { prepareRecognizers, type PreparedStation } from '../../speech/recognizer/prepare-models.js';
import { RecognizerClient } from '../../speech/recognizer/recognizer-client.js';
import type { UtteranceCut } from '../../speech/recognizer/utterance-buffer.js';
import { shippedLibraryPath } from '../../speech/recognizer/vosk-ffi.js';
import { languages } from '../support/languages.js';
import { officeStation } from '../support/office-station.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** Real libvosk, both embedded models of a language in one process: two networks with different word tables. */
let cacheFolder = '';
let client: RecognizerClient;
let station: PreparedStation;
let third: Int16Array;
let talk: Int16Array;

beforeAll(async () => {
  cacheFolder = mkdtempSync(path.join(tmpdir(), 'liftvoice-witnesses-'));
  const site = { name: 'test', languages: ['en'] as const, stations: [officeStation()] };
  const folders = { embedded: 'speech/models', installed: cacheFolder };
  const prepared = await prepareRecognizers({ site, languages, folders, cacheFolder, clock: systemClock });
  if (!prepared.ok) throw prepared.failure;
  const [recognizer] = prepared.value.recognizers;
  station = recognizer!.stations[0]!;
  const models = recognizer!.toLoad;
  client = new RecognizerClient({
    languages: ['en'],
    library: shippedLibraryPath()!,
    models,
    clock: systemClock,
    log: silentLog,
  });
  const started = await client.start();
  if (!started.ok) throw started.failure;
  const spoken = await speak([
    { text: 'floor three please', language: 'en' },
    { text: 'did you see the weather report yesterday evening', language: 'en' },
  ]);
  [third, talk] = spoken as [Int16Array, Int16Array];
});

afterAll(async () => {
  await client.stop();
  rmSync(cacheFolder, { recursive: true, force: true });
});

async function hear(
  samples: Int16Array,
  { cut, seconds = station.seconds }: { cut?: UtteranceCut; seconds?: PreparedStation['seconds'] } = {},
) {
  const session = client.openSession({ first: station.first, seconds });
  const partials: string[] = [];
  const utterance = client.begin(session, { onPartial: (text) => partials.push(text) });
  for (let at = 0; at < samples.length; at += 320) utterance.feed(samples.subarray(at, at + 320));
  utterance.finish(cut);
  const heard = await utterance.answer;
  client.closeSession(session);
  if (heard === null) throw new Error('the recogniser died');
  return { ...heard, partials };
}

const request = 'floor three please';

describe('two witnesses in one process', () => {
  it('each have a vocabulary of their own, in the same words', () => {
    const { first, seconds } = station;
    const [second] = seconds;
    expect(seconds).toHaveLength(1);
    expect(second!.model).not.toBe(first.model);
    for (const { vocabulary } of [first, second!]) expect(vocabulary.read(request.split(' '))?.meaning).toBeDefined();
    expect(second!.vocabulary).not.toBe(first.vocabulary);
    // The embedded ones know the same words: a sentence with one that the second lacks would have one witness only.
    expect(second!.vocabulary.tokens).toEqual(first.vocabulary.tokens);
  });

  it('both hear a request', async () => {
    expect(await hear(withPauses([third], 400))).toMatchObject({ first: { text: request }, second: { text: request } });
  });

  it('the second is not asked about talk', async () => {
    const { first, second } = await hear(withPauses([talk], 400));
    expect(
      first.text
        .split(' ')
        .filter((word) => word !== '[unk]')
        .join(''),
    ).toBe('');
    expect(second).toBeNull();
  });

  it('a language may have one only', async () => {
    expect(await hear(withPauses([third], 400), { seconds: [] })).toMatchObject({
      first: { text: request },
      second: null,
    });
  });

  it('partials grow towards the final text', async () => {
    const { partials } = await hear(withPauses([third], 400));
    expect(partials.length).toBeGreaterThan(0);
    expect(new Set(partials).size).toBe(partials.length);
    expect(request.startsWith(partials.at(-1)!)).toBe(true);
  });

  it('a cut leaves out who talked before', async () => {
    const both = withPauses([talk, third], 300);
    const pauseMs = 300;
    const fromMs = pauseMs + talk.length / 16 + 150;
    const { first, second } = await hear(both, { cut: { fromMs, toMs: both.length / 16 } });
    expect(first.text).toBe(request);
    expect(second?.text).toBe(request);
    expect((await hear(both)).first.text).not.toBe(request);
  });
});
