import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { hospital, startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';

/** A site with a car and two landings: sound at one of them -> libvosk -> its own board's firmware -> relay -> lamp -> answer. */
describe('a call at a landing', () => {
  let program: LiftvoiceProcess;
  let url: string;
  let landing: LiveClient;
  let car: LiveClient;

  beforeAll(async () => {
    ({ program, url } = await startSimulated([], hospital));
    landing = await LiveClient.connect(url, 'landing-1');
    car = await LiveClient.connect(url, 'car-1');
    await landing.until('voice is available', () => landing.station?.availability === 'ready');
  });

  afterAll(async () => {
    landing.close();
    car.close();
    expect((await program.stop()).code).toBe(0);
  });

  it('lights the lamp of its button, is answered there, and brings the car', async () => {
    // The car waits elsewhere, so that the lamp stays lit until it has come.
    await post(url, '/api/v1/simulator/press', { station: 'car-1', floor: '5' });
    await car.until('the car is at the top', () => car.lamp('5') === 'lit');
    await car.until('it has been served', () => car.lamp('5') === 'dark', 60_000);
    await landing.untilItListens();
    const said = await post(url, '/api/v1/simulator/say', { station: 'landing-1', text: '我要上楼' });
    expect(said.status).toBe(200);
    await landing.until('the lamp is lit', () => landing.landingLamp('up') === 'lit');
    await landing.until('it is answered', () => landing.station?.answer?.kind === 'registered');
    expect(landing.station?.answer).toMatchObject({ direction: 'up', language: 'zh', text: { zh: '上行已登记' } });
    expect(landing.steps('pressed')).toHaveLength(1);
    await landing.until('the car has come and the lamp is out', () => landing.landingLamp('up') === 'dark', 60_000);
    expect(landing.steps('served')).toHaveLength(1);
    expect([car.steps('heard'), car.steps('pressed')]).toEqual([[], []]);
  });

  it('refuses a button that the landing does not have', async () => {
    const answer = await post(url, '/api/v1/simulator/press', { station: 'landing-5', direction: 'up' });
    expect(answer.status).toBe(404);
  });
});
