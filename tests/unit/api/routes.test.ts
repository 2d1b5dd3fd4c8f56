import { describe, expect, it } from 'vitest';
import { fakeRide } from '../../support/fake-runtime-view.js';
import { buildTestApp } from './build-test-app.js';

const json = { 'content-type': 'application/json' };

describe('reading', () => {
  it('reports health per station and is degraded when one takes no calls by voice', async () => {
    const { app, runtime } = await buildTestApp();
    const healthy = await app.inject('/api/v1/health');
    expect(healthy.json()).toEqual({
      status: 'ok',
      isSimulated: true,
      isRecorded: true,
      stations: [{ id: 'car-1', availability: 'ready' }],
      prompts: { ready: 3, total: 4 },
    });
    runtime.changeStation({ availability: 'linkDown' });
    expect((await app.inject('/api/v1/health')).json()).toMatchObject({ status: 'degraded' });
  });

  it('is degraded while presses are not recorded, though calls go on', async () => {
    const { app, runtime } = await buildTestApp();
    runtime.isPressRecorded = false;
    expect((await app.inject('/api/v1/health')).json()).toMatchObject({
      status: 'degraded',
      isRecorded: false,
      stations: [{ availability: 'ready' }],
    });
  });

  it('lists stations and answers one by its id exactly as the runtime views it', async () => {
    const { app, runtime } = await buildTestApp();
    expect((await app.inject('/api/v1/stations')).json()).toEqual({ stations: [runtime.station] });
    expect((await app.inject('/api/v1/stations/car-1')).json()).toEqual(runtime.station);
  });

  it('pages through events: `next` leads to the following page and stays where nothing is new', async () => {
    const { app, runtime } = await buildTestApp();
    for (const entry of fakeRide(1, 1)) runtime.emit({ type: 'chain', station: 'car-1', entry });
    const first = await app.inject('/api/v1/stations/car-1/events?limit=2');
    expect(first.json()).toMatchObject({ events: [{ sequence: 1 }, { sequence: 2 }], next: 2 });
    const rest = await app.inject('/api/v1/stations/car-1/events?after=2');
    expect(rest.json()).toMatchObject({ next: 5 });
    const none = await app.inject('/api/v1/stations/car-1/events?after=5');
    expect(none.json()).toEqual({ events: [], next: 5 });
  });

  it('serves the WAV of a passenger, with the simulator only', async () => {
    const { app, runtime } = await buildTestApp();
    runtime.passengers.set('1', new Uint8Array([82, 73, 70, 70]));
    const response = await app.inject('/api/v1/simulator/passengers/1.wav');
    expect(response.headers['content-type']).toBe('audio/wav');
    expect(response.rawPayload).toEqual(Buffer.from('RIFF'));
    expect((await app.inject('/api/v1/simulator/passengers/2.wav')).statusCode).toBe(404);
    const real = await buildTestApp({ isSimulated: false });
    expect((await real.app.inject('/api/v1/simulator/passengers/1.wav')).statusCode).toBe(409);
  });

  it('serves the WAV of a prompt with its type', async () => {
    const { app, runtime } = await buildTestApp();
    runtime.prompts.set('registered-12-zh', new Uint8Array([82, 73, 70, 70]));
    const response = await app.inject('/api/v1/prompts/registered-12-zh.wav');
    expect(response.headers['content-type']).toBe('audio/wav');
    expect(response.rawPayload).toEqual(Buffer.from('RIFF'));
  });

  it.each(['/api/v1/stations/car-9', '/api/v1/stations/car-9/events', '/api/v1/prompts/none.wav', '/nowhere'])(
    '%s does not exist and says so in the error body',
    async (url) => {
      const { app } = await buildTestApp();
      const response = await app.inject(url);
      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'ELV-API-002' });
    },
  );
});

describe('moving the simulated lift', () => {
  it('passes a sentence on and answers with its length', async () => {
    const { app, runtime } = await buildTestApp();
    const body = { station: 'car-1', text: '我要去十二楼', voice: 2 };
    const response = await app.inject({ method: 'POST', url: '/api/v1/simulator/say', body });
    expect(response.json()).toEqual({ durationMs: 1200 });
    expect(runtime.said).toEqual([body]);
  });

  it('passes presses and faults on and answers 204', async () => {
    const { app, runtime } = await buildTestApp();
    const press = { station: 'car-1', floor: '12A' };
    const faults = [
      { station: 'car-1', fault: 'recognizerKilled', language: 'zh' },
      { station: 'car-1', fault: 'lampsSwapped', button: '2', other: '3' },
    ];
    const pressed = await app.inject({ method: 'POST', url: '/api/v1/simulator/press', body: press });
    expect(pressed.statusCode).toBe(204);
    for (const body of faults) {
      const broken = await app.inject({ method: 'POST', url: '/api/v1/simulator/faults', body });
      expect(broken.statusCode).toBe(204);
    }
    expect([runtime.pressed, runtime.faults]).toEqual([[press], faults]);
  });

  it.each([
    ['notFound', 404, 'ELV-API-002'],
    ['notSimulated', 409, 'ELV-API-004'],
    ['notPossible', 422, 'ELV-API-005'],
  ] as const)('answers the failure %s with %i', async (reason, status, code) => {
    const { app, runtime } = await buildTestApp();
    runtime.failure = { reason, message: 'Because.' };
    const body = { station: 'car-1', text: 'three' };
    const response = await app.inject({ method: 'POST', url: '/api/v1/simulator/say', body });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ code, message: 'Because.' });
  });

  it('does not reach the runtime of a real lift', async () => {
    const { app, runtime } = await buildTestApp({ isSimulated: false });
    const body = { station: 'car-1', floor: '3' };
    const response = await app.inject({ method: 'POST', url: '/api/v1/simulator/press', body });
    expect(response.statusCode).toBe(409);
    expect(runtime.pressed).toEqual([]);
  });
});

describe('requests outside the contract', () => {
  const bad: [string, string, string][] = [
    ['no JSON', '/api/v1/simulator/say', '{"station":'],
    ['no body', '/api/v1/simulator/say', ''],
    ['null', '/api/v1/simulator/say', 'null'],
    ['neither text nor clip', '/api/v1/simulator/say', '{"station":"car-1"}'],
    ['text and clip', '/api/v1/simulator/say', '{"station":"car-1","text":"three","clip":"en-3"}'],
    ['a sentence that is too long', '/api/v1/simulator/say', `{"station":"car-1","text":"${'x'.repeat(121)}"}`],
    ['an unknown field', '/api/v1/simulator/press', '{"station":"car-1","floor":"3","force":true}'],
    ['a floor that is a number', '/api/v1/simulator/press', '{"station":"car-1","floor":3}'],
    ['an unknown fault', '/api/v1/simulator/faults', '{"station":"car-1","fault":"flood"}'],
  ];
  it.each(bad)('%s is answered with 400 and never reaches the site', async (_name, url, payload) => {
    const { app, runtime } = await buildTestApp();
    const response = await app.inject({ method: 'POST', url, headers: json, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'ELV-API-001', requestId: expect.any(String) as string });
    expect([...runtime.said, ...runtime.pressed, ...runtime.faults]).toEqual([]);
  });

  it.each([
    ['press', { floor: '12345' }, '/floor must not have more than 4 characters.'],
    ['press', { floor: '3', force: true }, '/force is not expected here.'],
    ['say', { text: 'three', voice: 9 }, '/voice must be <= 3.'],
    ['say', { text: 'three', vioce: 1 }, '/vioce is not expected here.'],
    ['say', { clip: '' }, '/clip must not have fewer than 1 characters.'],
    ['say', {}, 'it must have required properties text, or it must have required properties clip.'],
    ['say', { text: 'three', clip: 'en-3' }, '/clip is not expected here, or /text is not expected here.'],
  ])('%s with %j is told what does not fit, and nothing else', async (path, what, says) => {
    const { app } = await buildTestApp();
    const body = { station: 'car-1', ...what };
    const response = await app.inject({ method: 'POST', url: `/api/v1/simulator/${path}`, body });
    expect(response.json()).toMatchObject({ message: `The body does not fit the contract: ${says}` });
  });

  it.each(['!!!???', ' ', '🙂', '……'])('%s has nothing that could be said: 400 with what to do', async (text) => {
    const { app, runtime } = await buildTestApp();
    const body = { station: 'car-1', text };
    const response = await app.inject({ method: 'POST', url: '/api/v1/simulator/say', body });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      code: 'ELV-API-001',
      message: expect.stringContaining('write a sentence') as string,
    });
    expect(runtime.said).toEqual([]);
  });

  it.each([
    ['after=-1', 400],
    ['limit=0', 400],
    ['limit=501', 400],
    ['limit=many', 400],
    ['limit=500', 200],
  ])('judges the query %s with %i', async (query, status) => {
    const { app } = await buildTestApp();
    expect((await app.inject(`/api/v1/stations/car-1/events?${query}`)).statusCode).toBe(status);
  });

  it('refuses another content type, a large body and a broken path without a 5xx', async () => {
    const { app } = await buildTestApp();
    const post = { method: 'POST', url: '/api/v1/simulator/say' } as const;
    const xml = await app.inject({ ...post, headers: { 'content-type': 'text/xml' }, payload: '<say/>' });
    const large = await app.inject({ ...post, headers: json, payload: `"${'x'.repeat(20_000)}"` });
    const broken = await app.inject('/api/v1/stations/%zz');
    expect([xml.statusCode, large.statusCode, broken.statusCode]).toEqual([415, 413, 400]);
    for (const response of [xml, large, broken]) expect(response.json()).toMatchObject({ code: 'ELV-API-001' });
  });
});

describe('metrics', () => {
  it('are served where Prometheus looks for them, in its format, and are no part of the contract', async () => {
    const { app } = await buildTestApp();
    const response = await app.inject('/metrics');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('version=0.0.4');
    expect(response.body).toBe('# nothing is counted\n');
    expect((await app.inject('/api/v1/openapi.json')).body).not.toContain('/metrics');
  });
});
