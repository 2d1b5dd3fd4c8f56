import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Floor, ListeningSite, Station } from '../../config/index.js';
import { systemClock } from '../../config/kernel/index.js';
import { openSpeech, type Hearing, type HearingEvent, type Speech } from '../../speech/index.js';
import { childProcesses } from '../support/child-processes.js';
import { languages } from '../support/languages.js';
import { nextEvent } from '../support/next-event.js';
import { officeStation } from '../support/office-station.js';
import { RecordingSource } from '../support/recording-source.js';
import { separateModels } from '../support/separate-models.js';
import { speak, withPauses } from '../support/spoken-request.js';
import { recordingLog, type LogLine } from '../support/station-bench.js';
import { waitUntil } from '../support/wait-until.js';

/** Real libvosk: what a running station understands is changed under it. */
const station = officeStation();
const ownModels = separateModels();
let cacheFolder = '';
let library: Int16Array;
let lobby: Int16Array;
let third: Int16Array;
let speech: Speech;
let hearing: Hearing;
let source: RecordingSource;
let log: LogLine[];

beforeAll(async () => {
  cacheFolder = mkdtempSync(path.join(tmpdir(), 'liftvoice-changed-'));
  [library, lobby, third] = (await speak([
    { text: 'take me to the library', language: 'en' },
    { text: 'take me to the lobby', language: 'en' },
    { text: 'floor three please', language: 'en' },
  ])) as [Int16Array, Int16Array, Int16Array];
});

afterAll(() => {
  rmSync(cacheFolder, { recursive: true, force: true });
  ownModels.remove();
});

beforeEach(() => open({}));

async function open({ speech: models, ...options }: Partial<typeof ownModels>): Promise<void> {
  log = [];
  const opened = await openSpeech({
    languages,
    site: siteOf(station, models),
    modelsFolder: 'speech/models',
    cacheFolder,
    clock: systemClock,
    log: recordingLog(log),
    ...options,
  });
  if (!opened.ok) throw opened.failure;
  speech = opened.value;
  hearing = await speech.hearing(station);
  source = new RecordingSource();
  hearing.listen(source);
}

afterEach(async () => {
  await speech.stop();
  expect(recognizers()).toEqual([]);
});

const recognizers = (): readonly number[] => childProcesses('recognizer-process');

function siteOf(one: Station, models?: ListeningSite['speech']): ListeningSite {
  return { languages: ['zh', 'en'], stations: [one], ...(models === undefined ? {} : { speech: models }) };
}

/** The station after the fifth floor got names. */
function withNames(...names: readonly string[]): Station {
  const named = (floor: Floor): Floor => (floor.id === '5' ? { ...floor, names: { en: names } } : floor);
  return { ...station, floors: station.floors.map(named) };
}

async function hear(recording: Int16Array) {
  const decided = nextEvent(hearing, 'speech.decided');
  source.play(withPauses([recording], 1_000));
  return (await decided).decision;
}

it('a new name is understood as soon as nobody speaks, and the old recognisers end', async () => {
  expect(await hear(library)).toMatchObject({ decision: 'rejected' });
  const before = recognizers();
  const events: HearingEvent['type'][] = [];
  hearing.onEvent(({ type }) => events.push(type));
  const changed: Station[] = [];
  const after = withNames('library');
  expect(await speech.change(siteOf(after), (one) => changed.push(one))).toEqual({ ok: true, value: undefined });
  expect(changed).toEqual([after]);
  expect(hearing.station).toBe(after);
  expect(events).toEqual([]);
  expect(await hear(library)).toMatchObject({ decision: 'accepted', intent: { floors: ['5'] } });
  expect(await hear(third)).toMatchObject({ decision: 'accepted', intent: { floors: ['3'] } });
  const now = recognizers();
  expect(now).toHaveLength(1);
  expect(before).not.toContain(now[0]);
});

it('the recogniser of a language that got no new word stays, where it has one of its own', async () => {
  await speech.stop();
  await open(ownModels);
  const before = recognizers();
  expect(before).toHaveLength(2);
  expect(await speech.change(siteOf(withNames('library'), ownModels.speech), () => undefined)).toMatchObject({
    ok: true,
  });
  expect(await hear(library)).toMatchObject({ decision: 'accepted', intent: { floors: ['5'] } });
  const now = recognizers();
  expect(now).toHaveLength(2);
  expect(now.filter((pid) => before.includes(pid))).toHaveLength(1);
});

it('who is speaking is understood by the words of before', async () => {
  const decided = nextEvent(hearing, 'speech.decided');
  source.play(withPauses([], 700));
  source.play(third);
  let isChanged = false;
  const change = speech.change(siteOf(withNames('library')), () => (isChanged = true));
  await untilLoaded(2);
  expect(isChanged).toBe(false);
  source.play(withPauses([], 1_000));
  expect(await decided).toMatchObject({ decision: { decision: 'accepted', intent: { floors: ['3'] } } });
  expect(await change).toMatchObject({ ok: true });
  expect(isChanged).toBe(true);
  expect(await hear(library)).toMatchObject({ decision: 'accepted', intent: { floors: ['5'] } });
});

it('words that no model knows change nothing', async () => {
  const before = recognizers();
  const refused = await speech.change(siteOf(withNames('qwertzuiop')), () => {
    throw new Error('it was taken over');
  });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-006' } });
  expect(recognizers()).toEqual(before);
  expect(hearing.station).toBe(station);
  expect(await hear(third)).toMatchObject({ decision: 'accepted', intent: { floors: ['3'] } });
});

it('what brings no new word takes the recognisers over: a limit, a name that moves to another floor', async () => {
  const before = recognizers();
  const names: Readonly<Record<string, Floor['names']>> = { '1': { zh: ['大堂'] }, '5': { en: ['lobby'] } };
  const after: Station = {
    ...station,
    floors: station.floors.map((floor) => ({ ...floor, names: names[floor.id] ?? floor.names })),
    limits: { ...station.limits, callsPerMinute: 3 },
  };
  expect(await hear(lobby)).toMatchObject({ decision: 'accepted', intent: { floors: ['1'] } });
  expect(await speech.change(siteOf(after), () => undefined)).toMatchObject({ ok: true });
  expect(recognizers()).toEqual(before);
  expect(hearing.station).toBe(after);
  expect(await hear(lobby)).toMatchObject({ decision: 'accepted', intent: { floors: ['5'] } });
});

it('a recogniser that was lost is announced when the new one is there', async () => {
  const lost = nextEvent(hearing, 'recognizer.lost');
  const ready = nextEvent(hearing, 'recognizer.ready');
  const told: HearingEvent[] = [];
  hearing.onEvent((event) => told.push(event));
  speech.killRecognizer('en');
  await lost;
  const changed = speech.change(siteOf(withNames('library')), () => undefined);
  await ready;
  expect(await changed).toMatchObject({ ok: true });
  // It was the ear of both languages.
  expect(told).toMatchObject([
    { type: 'recognizer.lost', languages: ['zh', 'en'] },
    { type: 'recognizer.ready', languages: ['zh', 'en'] },
  ]);
  expect(await hear(library)).toMatchObject({ decision: 'accepted', intent: { floors: ['5'] } });
});

/** So many recognisers have loaded their models since the beginning, and whoever waited for that has gone on. */
function untilLoaded(count: number): Promise<void> {
  const loaded = (): number => log.filter(({ message }) => message === 'recogniser is ready').length;
  return waitUntil(() => loaded() >= count, `${count} recognisers`);
}
