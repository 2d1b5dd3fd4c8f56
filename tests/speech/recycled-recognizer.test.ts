import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryRules } from '../../speech/recognizer/memory-rules.js';
import { EnglishRecognizer, recognizerPids, type StartedRecognizer } from '../support/english-recognizer.js';
import { speak, withPauses } from '../support/spoken-request.js';
import { recordingLog, type LogLine } from '../support/station-bench.js';
import { waitUntil } from '../support/wait-until.js';

/** A real recogniser process under a ceiling that it reaches with its first answer. */
const request = 'floor three please';
const megabyte = 2 ** 20;
let recognizer: EnglishRecognizer;
let third: Int16Array;
let log: LogLine[];
let running: StartedRecognizer;

beforeAll(async () => {
  recognizer = await EnglishRecognizer.prepare();
  const [spoken] = (await speak([{ text: request, language: 'en' }])) as [Int16Array];
  third = withPauses([spoken], 400);
});

afterAll(() => {
  recognizer.remove();
});

beforeEach(() => {
  log = [];
});

afterEach(() => running.client.stop());

async function start(memory: Partial<MemoryRules>): Promise<StartedRecognizer> {
  const rules = { ceiling: () => megabyte, free: () => 10_000 * megabyte, ...memory };
  return recognizer.start({ memory: rules, log: recordingLog(log) });
}

const hasTakenOver = (): boolean => log.some(({ message }) => message === 'another recogniser has taken over');

const text = async (answer: ReturnType<EnglishRecognizer['ask']>): Promise<string | undefined> =>
  (await answer)?.first.text;

describe('a recogniser process beyond its ceiling', () => {
  it('is replaced without anybody noticing, and never while somebody speaks', async () => {
    running = await start({});
    const { client, pid, events } = running;
    expect(await text(recognizer.ask(client, third))).toBe(request);
    const utterance = recognizer.begin(client, third);
    expect(log.find(({ message }) => message.includes('has grown'))).toMatchObject({
      level: 'info',
      fields: { ceilingMb: 1 },
    });
    await waitUntil(() => recognizerPids().length === 2, 'another process');
    // Who speaks while the other one is loaded is heard to the end by the one that began to hear.
    const later: Promise<string | undefined>[] = [];
    for (let round = 0; round < 40; round += 1) later.push(text(recognizer.ask(client, third)));
    expect(new Set(await Promise.all(later))).toEqual(new Set([request]));
    expect(recognizerPids()).toContain(pid);
    utterance.finish();
    expect(await text(utterance.answer)).toBe(request);
    await waitUntil(hasTakenOver, 'the other process to take over');
    await waitUntil(() => recognizerPids().length === 1, 'the end of the old process');
    expect(recognizerPids()).not.toContain(pid);
    expect(await text(recognizer.ask(client, third))).toBe(request);
    expect(events).toEqual([]);
  });

  it('is ended after a silence and started again where there is no room for two', async () => {
    running = await start({ free: () => 0 });
    const { client, pid, events } = running;
    const utterance = recognizer.begin(client, third);
    expect(await text(recognizer.ask(client, third))).toBe(request);
    expect(await text(recognizer.ask(client, third))).toBe(request);
    expect(recognizerPids()).toEqual([pid]);
    utterance.finish();
    expect(await text(utterance.answer)).toBe(request);
    // A talker who only paused goes on now, and is heard anew from the beginning.
    expect(await text(recognizer.ask(client, third))).toBe(request);
    expect(recognizerPids()).toEqual([pid]);
    await waitUntil(() => events.length === 2, 'the process to be ended and started again');
    expect(events.map(({ type }) => type)).toEqual(['recognizer.lost', 'recognizer.ready']);
    expect(await text(recognizer.ask(client, third))).toBe(request);
  });

  it('is replaced once in ten minutes at most', async () => {
    running = await start({});
    const { client } = running;
    await recognizer.ask(client, third);
    await waitUntil(hasTakenOver, 'the other process to take over');
    await recognizer.ask(client, third);
    expect(log.filter(({ message }) => message.includes('has grown'))).toHaveLength(1);
  });
});

describe('a recogniser process below its ceiling', () => {
  it('goes on', async () => {
    running = await start({ ceiling: (loaded) => loaded * 10 });
    const { client, pid } = running;
    await recognizer.ask(client, third);
    await recognizer.ask(client, third);
    expect(recognizerPids()).toEqual([pid]);
    expect(log.filter(({ message }) => message.includes('has grown'))).toEqual([]);
  });
});

describe('the log of the start', () => {
  it('names the version of libvosk, and what this one can do beside what is needed', async () => {
    running = await start({});
    expect(log.find(({ message }) => message === 'recogniser is ready')?.fields).toMatchObject({
      libvosk: '0.3.39',
      features: ['batch'],
    });
  });
});
