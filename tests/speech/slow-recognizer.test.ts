import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delay, silentLog, systemClock, type Clock } from '../../config/kernel/index.js';
import { prepareLanguage, type PreparedStation } from '../../speech/recognizer/prepare-models.js';
import { RecognizerClient, type RecognizerEvent } from '../../speech/recognizer/recognizer-client.js';
import type { ModelToLoad } from '../../speech/recognizer/recognizer-messages.js';
import { shippedLibraryPath } from '../../speech/recognizer/vosk-ffi.js';
import { childProcesses } from '../support/child-processes.js';
import { language } from '../support/languages.js';
import { officeStation } from '../support/office-station.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** A real recogniser process that the machine lets run little, or not at all. */
const request = 'floor three please';
let cacheFolder = '';
let models: readonly ModelToLoad[] = [];
let station: PreparedStation;
let third: Int16Array;

beforeAll(async () => {
  cacheFolder = mkdtempSync(path.join(tmpdir(), 'liftvoice-slow-'));
  const site = { name: 'test', languages: ['en'] as const, stations: [officeStation()] };
  const folders = { embedded: 'speech/models', installed: cacheFolder };
  const prepared = await prepareLanguage({ site, language: language('en'), folders, cacheFolder, clock: systemClock });
  if (!prepared.ok) throw prepared.failure;
  models = prepared.value.toLoad;
  station = prepared.value.stations[0]!;
  [third] = (await speak([{ text: request, language: 'en' }])) as [Int16Array];
});

afterAll(() => {
  rmSync(cacheFolder, { recursive: true, force: true });
});

interface Running {
  readonly client: RecognizerClient;
  readonly pid: number;
  readonly events: RecognizerEvent[];
}

async function start(clock: Clock): Promise<Running> {
  const client = new RecognizerClient({
    language: 'en',
    library: shippedLibraryPath()!,
    models,
    clock,
    log: silentLog,
  });
  const started = await client.start();
  if (!started.ok) throw started.failure;
  const events: RecognizerEvent[] = [];
  client.onEvent((event) => events.push(event));
  const [pid] = childProcesses('recognizer-process');
  return { client, pid: pid!, events };
}

function ask(client: RecognizerClient, samples: Int16Array) {
  const utterance = client.begin(client.openSession({ first: station.first, second: station.second }));
  for (let at = 0; at < samples.length; at += 320) utterance.feed(samples.subarray(at, at + 320));
  utterance.finish();
  return utterance.answer;
}

/** Hundredths of a second of processor time that a process has had. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Lets a process run for one or two hundredths of a second. */
async function letRun(pid: number): Promise<void> {
  const before = ticksOf(pid);
  process.kill(pid, 'SIGCONT');
  while (ticksOf(pid) === before) await new Promise((resolve) => setImmediate(resolve));
  process.kill(pid, 'SIGSTOP');
}

describe('a recogniser process', () => {
  it('that the busy machine lets run for a hundredth of the time is waited for, not ended', async () => {
    const { client, pid, events } = await start(systemClock);
    // In silence there is nothing else to tell: no words so far, no end of any.
    const silence = withPauses([], 40_000);
    process.kill(pid, 'SIGSTOP');
    const askedMs = systemClock.now();
    let isAnswered = false as boolean;
    const answer = ask(client, silence).finally(() => {
      isAnswered = true;
    });
    while (systemClock.now() - askedMs < 13_000 && !isAnswered) {
      await letRun(pid);
      await delay(systemClock, 700);
    }
    process.kill(pid, 'SIGCONT');
    expect(await answer).not.toBeNull();
    // Longer than a process may be silent.
    expect(systemClock.now() - askedMs).toBeGreaterThan(12_000);
    expect((await ask(client, withPauses([third], 400)))?.first.text).toBe(request);
    expect(events).toEqual([]);
    await client.stop();
  });

  it('that hangs is ended and started again', async () => {
    /** Ten seconds of waiting in one. */
    const hurriedClock: Clock = {
      ...systemClock,
      setTimeout: (callback, delayMs) => systemClock.setTimeout(callback, delayMs / 10),
    };
    const { client, pid, events } = await start(hurriedClock);
    process.kill(pid, 'SIGSTOP');
    expect(await ask(client, withPauses([third], 400))).toBeNull();
    const ready = new Promise<void>((resolve) => {
      client.onEvent(({ type }) => {
        if (type === 'recognizer.ready') resolve();
      });
    });
    await ready;
    expect(events.map(({ type }) => type)).toEqual(['recognizer.lost', 'recognizer.ready']);
    expect((await ask(client, withPauses([third], 400)))?.first.text).toBe(request);
    await client.stop();
  });
});
