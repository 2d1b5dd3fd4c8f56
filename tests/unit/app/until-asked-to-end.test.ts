import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { untilAskedToEnd } from '../../../controller/app/until-asked-to-end.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let clock: VirtualClock;
let exits: unknown[];
let before: ReadonlyMap<(typeof signals)[number], readonly NodeJS.SignalsListener[]>;

const listenersOf = (signal: (typeof signals)[number]) => process.listeners(signal);

beforeEach(() => {
  clock = new VirtualClock();
  exits = [];
  before = new Map(signals.map((signal) => [signal, listenersOf(signal)]));
  // The test runner has a wish of its own when it is told to end.
  for (const signal of signals) process.removeAllListeners(signal);
  vi.spyOn(process, 'exit').mockImplementation(((code: unknown) => {
    exits.push(code);
  }) as typeof process.exit);
});

afterEach(() => {
  for (const signal of signals) {
    process.removeAllListeners(signal);
    for (const listener of before.get(signal) ?? []) process.on(signal, listener);
  }
});

it.each(signals)('%s asks for an orderly end', async (signal) => {
  const asked = untilAskedToEnd(clock);
  process.emit(signal, signal);
  await asked;
  expect(exits).toEqual([]);
});

it('the same wish told twice, or in two ways, is one', async () => {
  const asked = untilAskedToEnd(clock);
  process.emit('SIGHUP', 'SIGHUP');
  process.emit('SIGHUP', 'SIGHUP');
  await clock.advance(400);
  process.emit('SIGTERM', 'SIGTERM');
  await asked;
  expect(exits).toEqual([]);
});

it.each(signals)('another wish does not wait for the end to be an orderly one: %s', async (signal) => {
  const asked = untilAskedToEnd(clock);
  process.emit('SIGINT', 'SIGINT');
  await asked;
  await clock.advance(600);
  process.emit(signal, signal);
  expect(exits).toEqual([1]);
});
