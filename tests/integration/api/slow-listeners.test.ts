import { expect, test, vi } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { serveApp, watch } from './served-app.js';

// Every server's clock stands still here: no sign of life comes between the messages, and no farewell is over too soon.
const slowOnes = 100;
/** What may wait for each, and one message more. */
const mostBytes = (256 + 64) * 1024;
const patience = { timeout: 30_000, interval: 5 };

test('100 pages that never read are let go with a reason, their backlog is bounded, and another one gets every change', async () => {
  const clock = new VirtualClock();
  const { app, runtime, url } = await serveApp({ clock });
  const fast = await watch(url);
  const slow = await Promise.all(Array.from({ length: slowOnes }, () => watch(url)));
  await vi.waitFor(() => {
    expect([fast, ...slow].every(({ messages }) => messages.length === 1)).toBe(true);
  }, patience);
  for (const { socket } of slow) socket.pause();
  const { clients } = app.websocketServer;
  let largest = 0;
  let sent = 0;
  // What the system takes for a connection without being read is its own affair: some megabytes each.
  const view = { ...runtime.view(), name: 'x'.repeat(48 * 1024) };
  while ([...clients].filter(({ readyState }) => readyState === 1).length > 1) {
    expect((sent += 1), 'changes until the last slow one was let go').toBeLessThan(2_000);
    runtime.emit({ type: 'view', view });
    largest = Math.max(largest, ...[...clients].map(({ bufferedAmount }) => bufferedAmount));
    await vi.waitFor(() => {
      expect(fast.messages).toHaveLength(sent + 1);
    }, patience);
  }
  expect(largest).toBeGreaterThan(256 * 1024);
  expect(largest).toBeLessThan(mostBytes);
  // One of them comes back to its senses, and reads why.
  const [late, ...others] = slow;
  late?.socket.resume();
  expect(await late?.closed).toEqual([1013, 'too slow']);
  // The others are not waited for: after five seconds they are gone. The WebSocket library itself would take 30 s.
  expect(clients.size).toBeGreaterThanOrEqual(slowOnes);
  await clock.advance(5_000);
  await vi.waitFor(
    () => {
      expect(clients.size).toBe(1);
    },
    { timeout: 10_000 },
  );
  runtime.light('12');
  await vi.waitFor(() => {
    expect(fast.messages.at(-1)).toMatchObject({ type: 'station' });
  }, patience);
  for (const { socket } of others) socket.terminate();
}, 60_000);

test('a page that comes back after the server was started anew gets the state of now at once', async () => {
  const first = await serveApp({ clock: new VirtualClock() });
  const before = await watch(first.url);
  await first.app.close();
  expect(await before.closed).toEqual([1001, 'the server stops']);
  const { runtime, url } = await serveApp({ port: first.port, clock: new VirtualClock() });
  runtime.light('7');
  const after = await watch(url);
  await vi.waitFor(() => {
    expect(after.messages).toEqual([{ type: 'view', view: runtime.view() }]);
  }, patience);
  expect(runtime.station.floors.find(({ id }) => id === '7')?.lamp).toBe('lit');
});

test('no more than 256 pages listen at a time; the next one is told to come back later, and the server can still be asked', async () => {
  const { url } = await serveApp({ clock: new VirtualClock() });
  const all = await Promise.all(Array.from({ length: 257 }, () => watch(url)));
  const refused = await Promise.race(all.map(({ closed }) => closed));
  expect(refused).toEqual([1013, 'too many listeners']);
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
  all[0]?.socket.close();
  await all[0]?.closed;
  const next = await watch(url);
  await vi.waitFor(() => {
    expect(next.messages).toHaveLength(1);
  }, patience);
});
