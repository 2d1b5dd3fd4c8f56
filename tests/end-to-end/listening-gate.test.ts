import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { projectRoot, startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';

/** Two lifts whose ears something has to open: sound -> libvosk -> gate -> board's firmware and back, as the page is told of it. */
const gatedLifts = path.join(projectRoot, 'simulator/scenario-sites/gated-lifts.yaml');
let program: LiftvoiceProcess;
let url: string;
let page: LiveClient;

const isOpen = (): boolean => page.station?.gate.isOpen === true;

/** Says it and waits until the ears have thought about it. */
async function say(text: string): Promise<void> {
  const heard = page.steps('heard').length;
  const said = await post(url, '/api/v1/simulator/say', { station: page.station?.id, text });
  expect(said.status).toBe(200);
  await page.until('it has been heard', () => page.steps('heard').length > heard);
}

async function connect(station: string): Promise<void> {
  page = await LiveClient.connect(url, station);
  await page.until('voice is available', () => page.station?.availability === 'ready');
}

beforeAll(async () => {
  ({ program, url } = await startSimulated([], gatedLifts));
});

afterAll(async () => {
  expect((await program.stop()).code).toBe(0);
});

afterEach(() => {
  page.close();
});

describe('a lift that is called by its name', () => {
  beforeEach(() => connect('called-by-name'));

  it('hears a request only after its name, which the page shows', async () => {
    expect(page.station?.gate).toMatchObject({ policy: 'wakeWord', isOpen: false, wakeWords: { zh: ['你好电梯'] } });
    await say('去三楼');
    expect([page.steps('pressed'), page.steps('answered'), isOpen()]).toEqual([[], [], false]);
    await say('你好电梯');
    await page.until('the gate is open', isOpen);
    await page.untilItListens();
    await say('去三楼');
    await page.until('the lamp is lit', () => page.lamp('3') === 'lit');
    await page.until('it is answered', () => page.station?.answer?.kind === 'registered');
    expect(page.steps('pressed')).toHaveLength(1);
  });
});

describe('a lift with a sensor', () => {
  beforeEach(() => connect('sees-people'));

  const set = async (fault: 'somebodyComes' | 'everybodyLeaves'): Promise<void> => {
    const done = await post(url, '/api/v1/simulator/faults', { station: 'sees-people', fault });
    expect(done.status).toBe(204);
  };

  it('hears a request only while somebody is before it, and for a moment longer', async () => {
    expect(page.station?.gate).toMatchObject({ policy: 'presence', isOpen: false, isPresent: false });
    await say('去二楼');
    expect([page.steps('pressed'), page.steps('answered'), isOpen()]).toEqual([[], [], false]);
    await set('somebodyComes');
    await page.until('the gate is open', () => isOpen() && page.station?.gate.isPresent === true);
    await page.untilItListens();
    await say('去二楼');
    await page.until('it is answered', () => page.station?.answer?.kind === 'registered');
    expect(page.steps('pressed')).toHaveLength(1);
    await set('everybodyLeaves');
    await page.until('nobody is seen', () => page.station?.gate.isPresent === false);
    await page.until('the gate has closed by itself', () => !isOpen(), 30_000);
  });
});
