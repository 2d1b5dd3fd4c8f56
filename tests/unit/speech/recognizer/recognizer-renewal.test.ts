import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../../config/kernel/index.js';
import type { RecognizerChild } from '../../../../speech/recognizer/recognizer-child.js';
import { RecognizerRenewal } from '../../../../speech/recognizer/recognizer-renewal.js';

const megabyte = 2 ** 20;
const loaded = 100 * megabyte;
const ceiling = 200 * megabyte;

let clock: VirtualClock;
let freeBytes: number;
let sessions: number;
let restartedAtMs: number[];
let successor: { isEnded: boolean };
let renewal: RecognizerRenewal;

beforeEach(() => {
  clock = new VirtualClock();
  freeBytes = 0;
  sessions = 1;
  restartedAtMs = [];
  successor = { isEnded: false };
  const child = { end: () => Promise.resolve((successor.isEnded = true)) } as unknown as RecognizerChild;
  renewal = new RecognizerRenewal({
    memory: { ceiling: (_, count) => count * ceiling, free: () => freeBytes },
    sessions: () => sessions,
    clock,
    log: silentLog,
    start: () => child,
    restart: () => restartedAtMs.push(clock.now()),
  });
  renewal.noteLoaded(loaded);
});

/** An utterance of a process that has grown; its answer is there at once. */
function hear(): void {
  renewal.noteBegin();
  renewal.weigh(ceiling + 1);
  expect(renewal.take()).toBeNull();
}

describe('a process that has grown where there is no room for another one', () => {
  it('is ended after five seconds in which nobody began to speak', async () => {
    hear();
    await clock.advance(20_000);
    expect(restartedAtMs).toEqual([5_000]);
    expect(clock.pending).toBe(0);
  });

  it('is left to somebody who pauses and goes on, however often', async () => {
    for (let part = 0; part < 10; part += 1) {
      hear();
      await clock.advance(4_000);
    }
    expect(restartedAtMs).toEqual([]);
    await clock.advance(20_000);
    expect(restartedAtMs).toEqual([41_000]);
  });

  it('is not ended under somebody who speaks for long', async () => {
    hear();
    await clock.advance(4_000);
    renewal.noteBegin();
    await clock.advance(60_000);
    expect(restartedAtMs).toEqual([]);
  });

  it('is not ended twice, nor once it has ended by itself', async () => {
    hear();
    await renewal.stop();
    await clock.advance(20_000);
    expect(restartedAtMs).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});

describe('a process that has grown where there is room for another one', () => {
  beforeEach(() => {
    freeBytes = 3 * loaded;
  });

  it('is followed by it without a wait, as soon as that one has loaded its models', () => {
    hear();
    renewal.receive({ type: 'loaded', loadMs: 1, openMs: {}, features: [], residentBytes: loaded });
    expect(renewal.take()).not.toBeNull();
    expect(renewal.take()).toBeNull();
    expect(clock.pending).toBe(0);
  });

  it('stays when the other one ends before that, which is ended if it has not', async () => {
    hear();
    renewal.noteEnd('SIGSEGV');
    await clock.advance(0);
    expect(renewal.take()).toBeNull();
    expect(successor.isEnded).toBe(true);
  });
});

it('a process that serves more stations may need more', async () => {
  sessions = 2;
  hear();
  await clock.advance(20_000);
  expect(restartedAtMs).toEqual([]);
});
