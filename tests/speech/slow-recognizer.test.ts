import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delay, systemClock, type Clock } from '../../config/kernel/index.js';
import { EnglishRecognizer, recognizerPids } from '../support/english-recognizer.js';
import { speak, withPauses } from '../support/spoken-request.js';

/** A real recogniser process that the machine lets run little, or not at all. */
const request = 'floor three please';
let recognizer: EnglishRecognizer;
let third: Int16Array;

beforeAll(async () => {
  recognizer = await EnglishRecognizer.prepare();
  [third] = (await speak([{ text: request, language: 'en' }])) as [Int16Array];
});

afterAll(() => {
  recognizer.remove();
});

/** Hundredths of a second of processor time that a process has had. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Lets a process run for a few hundredths of a second. */
async function letRun(pid: number): Promise<void> {
  const before = ticksOf(pid);
  process.kill(pid, 'SIGCONT');
  while (ticksOf(pid) === before) await delay(systemClock, 5);
  process.kill(pid, 'SIGSTOP');
}

/** So many seconds of waiting in one; asked anew for each wait. */
function hurriedClock(times: () => number): Clock {
  return {
    ...systemClock,
    setTimeout: (callback, delayMs) => systemClock.setTimeout(callback, delayMs / times()),
  };
}

describe('a recogniser process', () => {
  it('that the busy machine lets run now and then is waited for, not ended', async () => {
    // In real time: what is a slow process to a hurried clock may be all that a busy machine has to give.
    const { client, pid, events } = await recognizer.start();
    // In silence there is nothing else to tell: no words so far, no end of any.
    const silence = withPauses([], 40_000);
    process.kill(pid, 'SIGSTOP');
    const askedMs = systemClock.now();
    let isAnswered = false as boolean;
    const answer = recognizer.ask(client, silence).finally(() => {
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
    expect((await recognizer.ask(client, withPauses([third], 400)))?.first.text).toBe(request);
    expect(events).toEqual([]);
    await client.stop();
  });

  it('that hangs while it loads its models fails the start, and it is told why', async () => {
    const started = recognizer.start({ clock: hurriedClock(() => 100) });
    process.kill(recognizerPids().at(-1)!, 'SIGSTOP');
    await expect(started).rejects.toThrow(
      'the model for en cannot be opened: it hung: no sign of life for 120 s while it loaded its models',
    );
    expect(recognizerPids()).toEqual([]);
  });

  it('that hangs is ended and started again', async () => {
    let times = 1;
    const { client, pid, events } = await recognizer.start({ clock: hurriedClock(() => times) });
    process.kill(pid, 'SIGSTOP');
    times = 10;
    expect(await recognizer.ask(client, withPauses([third], 400))).toBeNull();
    // The new process has all the time it may take.
    times = 1;
    const ready = new Promise<void>((resolve) => {
      client.onEvent(({ type }) => {
        if (type === 'recognizer.ready') resolve();
      });
    });
    await ready;
    expect(events.map(({ type }) => type)).toEqual(['recognizer.lost', 'recognizer.ready']);
    expect((await recognizer.ask(client, withPauses([third], 400)))?.first.text).toBe(request);
    await client.stop();
  });
});
