import { describe, expect, it } from 'vitest';
import { holdPort } from '../../../controller/api/hold-port.js';
import { listen } from '../../../controller/api/listen.js';
import { buildTestApp } from './build-test-app.js';

describe('a port that is held', () => {
  it('tells who comes too early that it is starting, and is free for the page after that', async () => {
    const held = await holdPort({ port: 0, startingText: '正在启动\nis starting\n' });
    if (!held.ok) throw held.failure;
    const taken = await holdPort({ port: held.value.port, startingText: '' });
    expect(taken).toMatchObject({ ok: false, failure: { code: 'ELV-API-003' } });
    const early = await fetch(`http://127.0.0.1:${held.value.port}/`);
    expect(early.status).toBe(503);
    expect(early.headers.get('refresh')).toBe('1');
    expect(await early.text()).toBe('正在启动\nis starting\n');
    const asked = await fetch(`http://127.0.0.1:${held.value.port}/api/v1/stations/car-1/events`);
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await asked.json()).toEqual({
      code: 'ELV-API-008',
      message: 'Liftvoice is still starting.',
      requestId: 'none',
    });
    await held.value.release();
    await held.value.release();
    const { app } = await buildTestApp();
    const listening = await listen(app, { port: held.value.port });
    if (!listening.ok) throw listening.failure;
    expect((await fetch(`${listening.value.url}api/v1/health`)).status).toBe(200);
  });
});
