import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { serveApp, watch } from './served-app.js';

const json = { 'content-type': 'application/json' };

interface Refusal {
  readonly code: string;
  readonly message: string;
}

test('a body of more than 16 kB is refused with a sentence, and never reaches the site', async () => {
  const { url, runtime } = await serveApp();
  const body = JSON.stringify({ station: 'car-1', text: 'x'.repeat(20_000) });
  const response = await fetch(`${url}/api/v1/simulator/say`, { method: 'POST', headers: json, body });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    code: 'ELV-API-001',
    message: expect.stringMatching(/\w+ \w+/) as string,
  });
  expect(runtime.said).toEqual([]);
});

test('more than 1,200 requests in a minute are refused with 429; health, which watchers ask, is not', async () => {
  const { url } = await serveApp();
  const ask = async (path: string): Promise<Response> => {
    const response = await fetch(`${url}${path}`);
    await response.clone().arrayBuffer();
    return response;
  };
  for (let count = 0; count < 1_200; count += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('/api/v1/prompts/none.wav')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  }
  const refused = await ask('/api/v1/prompts/none.wav');
  expect(refused.status).toBe(429);
  expect((await refused.json()) as Refusal).toMatchObject({ code: 'ELV-API-007', message: 'Too many requests.' });
  expect((await ask('/api/v1/health')).status).toBe(200);
});

test('a frame of more than 64 kB ends a microphone with 1009, and the site goes on', async () => {
  const { url, runtime } = await serveApp();
  const microphone = await watch(url, '/api/v1/microphone/car-1');
  microphone.socket.send(new Uint8Array(65 * 1024));
  expect((await microphone.closed)[0]).toBe(1009);
  expect(runtime.heardSamples).toEqual([]);
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
});

test.each([
  ['no HTTP', 'hello lift, floor three please\r\n\r\n', '400'],
  ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`, '431'],
])('%s is answered with %s and the error body over the bare socket', async (_, bytes, status) => {
  const { port } = await serveApp();
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain('"code":"ELV-API-001"');
});

test('more than 512 connections are hung up on; those that are open still get their answers', async () => {
  const { port, app } = await serveApp();
  const open = await Promise.all(
    Array.from({ length: 512 }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    }),
  );
  const late = connect(port, '127.0.0.1');
  late.on('error', () => undefined);
  await once(late, 'close');
  const [first] = open;
  first?.write('GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const [answer] = (await once(first!, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
  for (const socket of open) socket.destroy();
  expect(app.server.maxConnections).toBe(512);
});
