import { describe, expect, it } from 'vitest';
import { Check } from 'typebox/value';
import { liveMessageSchema } from '../../../controller/api/contract/view.schema.js';
import { fakeRide } from '../../support/fake-runtime-view.js';
import { buildTestApp } from './build-test-app.js';
import { connect } from './socket-client.js';

describe('WebSocket /live', () => {
  it('sends the full view on connect and every change after it, all within the contract', async () => {
    const { app, runtime } = await buildTestApp();
    const { next } = await connect(app, '/api/v1/live');
    const first = await next();
    expect(first).toEqual({ type: 'view', view: runtime.view() });
    runtime.light('12');
    runtime.emit({ type: 'chain', station: 'car-1', entry: fakeRide(1, 1)[0]! });
    const [station, chain] = [await next(), await next()];
    expect(station).toEqual({ type: 'station', station: runtime.station });
    expect(chain).toMatchObject({ type: 'chain', entry: { step: 'heard' } });
    for (const message of [first, station, chain]) expect(Check(liveMessageSchema, message)).toBe(true);
  });

  it('gives a page that comes later the state of that moment', async () => {
    const { app, runtime } = await buildTestApp();
    runtime.light('3');
    const { next } = await connect(app, '/api/v1/live');
    const floors = (await next()) as { view: { stations: { floors: { id: string; lamp: string }[] }[] } };
    expect(floors.view.stations[0]!.floors.find(({ id }) => id === '3')?.lamp).toBe('lit');
  });

  it('ends a page that talks instead of listening', async () => {
    const { app } = await buildTestApp();
    const { socket, closed } = await connect(app, '/api/v1/live');
    socket.send('{"press":"12"}');
    expect(await closed).toBe(1003);
  });

  it('ends sockets that answer no ping within a period', async () => {
    const { app, clock } = await buildTestApp();
    const { socket, closed } = await connect(app, '/api/v1/live');
    socket.pong = () => undefined;
    (socket as unknown as { _autoPong: boolean })._autoPong = false;
    await clock.advance(31_000);
    expect(await closed).toBe(1006);
  });

  it('answers plain HTTP with 426', async () => {
    const { app } = await buildTestApp();
    const response = await app.inject('/api/v1/live');
    expect(response.statusCode).toBe(426);
    expect(response.json()).toMatchObject({ code: 'ELV-API-001' });
  });

  it('says 1001 when the server stops and lets go of the site', async () => {
    const { app, runtime } = await buildTestApp();
    const { closed } = await connect(app, '/api/v1/live');
    expect(runtime.listeners).toBe(1);
    await app.close();
    expect(await closed).toBe(1001);
    expect(runtime.listeners).toBe(0);
  });
});

describe('a WebSocket elsewhere', () => {
  it.each(['/api/v1/nowhere', '/api/v1/health', '/', '/assets/none.js'])(
    'to %s is answered with 404 before any upgrade, with the page served or not',
    async (path) => {
      for (const panelFolder of [null, process.cwd()]) {
        const { app } = await buildTestApp({ panelFolder });
        await expect(connect(app, path)).rejects.toThrow('404');
      }
    },
  );
});
