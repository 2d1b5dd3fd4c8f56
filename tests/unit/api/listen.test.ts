import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from '../../../controller/api/listen.js';
import { buildTestApp } from './build-test-app.js';

describe('listening', () => {
  it('opens a port on loopback and says where', async () => {
    const { app } = await buildTestApp();
    const listening = await listen(app, { port: 0 });
    expect(listening).toMatchObject({ ok: true });
    if (!listening.ok) return;
    expect(listening.value.url).toBe(`http://127.0.0.1:${listening.value.port}/`);
    expect((await fetch(`${listening.value.url}api/v1/health`)).status).toBe(200);
  });

  it('reports a port that is taken as ELV-API-003', async () => {
    const first = await listen((await buildTestApp()).app, { port: 0 });
    expect(first.ok).toBe(true);
    if (!first.ok) return;
    const second = await listen((await buildTestApp()).app, { port: first.value.port });
    expect(second).toMatchObject({ ok: false, failure: { code: 'ELV-API-003' } });
  });

  it('answers bytes that are no HTTP with 400 and goes on', async () => {
    const { app } = await buildTestApp();
    const listening = await listen(app, { port: 0 });
    if (!listening.ok) throw listening.failure;
    const socket = connect(listening.value.port, '127.0.0.1');
    socket.end('\u0000\u0001 nonsense\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 400 [^]*"code":"ELV-API-001"/);
    expect((await fetch(`${listening.value.url}api/v1/health`)).status).toBe(200);
  });
});
