import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delay, systemClock, type Clock } from '../../config/kernel/index.js';
import { EnglishRecognizer } from '../support/english-recognizer.js';
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

/** Lets a process run for one or two hundredths of a second. */
async function letRun(pid: number): Promise<void> {
  const before = ticksOf(pid);
  process.kill(pid, 'SIGCONT');
  while (ticksOf(pid) === before) await new Promise((resolve) => setImmediate(resolve));
  process.kill(pid, 'SIGSTOP');
}

describe('a recogniser process', () => {
  it('that the busy machine lets run for a hundredth of the time is waited for, not ended', async () => {
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

  it('that hangs is ended and started again', async () => {
    /** Ten seconds of waiting in one. */
    const hurriedClock: Clock = {
      ...systemClock,
      setTimeout: (callback, delayMs) => systemClock.setTimeout(callback, delayMs / 10),
    };
    const { client, pid, events } = await recognizer.start({ clock: hurriedClock });
    process.kill(pid, 'SIGSTOP');
    expect(await recognizer.ask(client, withPauses([third], 400))).toBeNull();
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
