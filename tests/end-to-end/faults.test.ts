import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { LiftvoiceProcess, officeTower, startSimulated } from '../support/liftvoice-process.js';

describe('faults while it runs', () => {
  let program: LiftvoiceProcess;
  let url: string;
  let page: LiveClient;

  beforeAll(async () => {
    ({ program, url } = await startSimulated());
    page = await LiveClient.connect(url);
    await page.until('voice is available', () => page.station?.availability === 'ready');
  });

  beforeEach(async () => {
    await page.untilItListens();
    page.chain.length = 0;
    page.messages.length = 0;
  });

  afterAll(async () => {
    page.close();
    expect((await program.stop()).code).toBe(0);
  });

  const fault = async (name: string, of: object = { language: 'zh' }): Promise<void> => {
    const answer = await post(url, '/api/v1/simulator/faults', { station: 'car-1', fault: name, ...of });
    expect(answer.status).toBeLessThan(300);
  };

  it('the page knows which languages one recogniser takes along', async () => {
    const another = await LiveClient.connect(url);
    expect(another.messages).toContainEqual(
      expect.objectContaining({
        type: 'view',
        view: expect.objectContaining({ recognizers: [['zh', 'en']] }) as unknown,
      }),
    );
    another.close();
  });

  it('a recogniser killed while a word is spoken is started again, the page says so, and no relay moves', async () => {
    // 6.5 s long and no request before its end, so that the kill falls into it on a busy machine too; 8 s would be too long for one.
    const text = '麻烦你请帮我按一下十六楼和十七楼和十五楼谢谢你';
    const said = post(url, '/api/v1/simulator/say', { station: 'car-1', text });
    await page.until('somebody is heard', () => page.station?.dialogue === 'hearing');
    await fault('recognizerKilled');
    // It may be started again before this is asked, and the notice goes then.
    await page.until('the page says so', () =>
      page.messages.some((message) => message.type === 'station' && message.station.notices.length > 0),
    );
    expect((await said).status).toBe(200);
    await page.until('it is ready again', () => page.station?.availability === 'ready', 20_000);
    expect(page.steps('recognizer').map(({ text }) => text['en'])).toEqual([
      'Chinese and English recogniser lost',
      'Chinese and English recogniser ready',
    ]);
    expect(page.steps('pressed')).toHaveLength(0);
    expect(page.lamp('15')).toBe('dark');
    await page.untilItListens();
    await post(url, '/api/v1/simulator/say', { station: 'car-1', text: '我要去十五楼' });
    await page.until('the next request works', () => page.lamp('15') === 'lit');
  });

  it('an unplugged board opens its contact, says that voice is off, and is found again without a restart', async () => {
    await fault('boardUnplugged');
    await page.until('the link is down', () => page.station?.availability === 'linkDown');
    expect(page.station?.link.isUp).toBe(false);
    await fault('boardPlugged');
    await page.until('the board is found again', () => page.station?.availability === 'ready', 20_000);
  });

  it('a board unplugged during a press: the request is unconfirmed and never pressed again', async () => {
    // The lamp would be seen within tens of ms, and the plug is not always pulled as fast; without it the press waits for it.
    await fault('lampDead', { button: '18' });
    await post(url, '/api/v1/simulator/say', { station: 'car-1', text: '我要去十八楼' });
    await page.until(
      'the contact closes',
      () =>
        page.messages.some((message) => message.type === 'lift' && message.lift.closedContacts.length > 0) ||
        page.steps('pressed').length > 0,
    );
    await fault('boardUnplugged');
    await page.until(
      'it says so',
      () => page.station?.availability === 'linkDown' && page.station.answer?.kind === 'pleaseWatchTheLamp',
    );
    await fault('wiringMended');
    await fault('boardPlugged');
    await page.until('the board is found again', () => page.station?.availability === 'ready', 20_000);
    expect(page.steps('pressed').length).toBeLessThanOrEqual(1);
  });

  it('fire: voice says not now and presses nothing; a button still works for the world', async () => {
    await fault('fire');
    await page.until('the mode is known', () => page.station?.availability === 'notNormal');
    await post(url, '/api/v1/simulator/say', { station: 'car-1', text: '我要去十六楼' });
    await page.until('it is answered', () => page.station?.answer?.kind === 'notNow');
    expect(page.steps('heard').length).toBeGreaterThan(0);
    expect(page.steps('pressed')).toHaveLength(0);
    await fault('normal');
    await page.until('voice is back', () => page.station?.availability === 'ready');
  });

  it('malformed HTTP and JSON are answered with 4xx and the program goes on', async () => {
    const bad = await fetch(new URL('/api/v1/simulator/say', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"station":',
    });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ code: 'ELV-API-001', requestId: expect.any(String) as string });
    expect((await post(url, '/api/v1/simulator/say', { station: 'car-1', text: 7 })).status).toBe(400);
    expect((await post(url, '/api/v1/simulator/say', { station: 'nowhere', text: '三楼' })).status).toBe(404);
    await new Promise<void>((resolve) => {
      const raw = request({ port: new URL(url).port, host: '127.0.0.1', method: 'GET', path: '/%' }, (answer) => {
        expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode).toBeLessThan(500);
        answer.resume().on('end', resolve);
      });
      raw.end();
    });
    expect((await fetch(new URL('/api/v1/health', url))).status).toBe(200);
  });

  it('a port in use is one clear line and exit code 2', async () => {
    const second = new LiftvoiceProcess(['run', '--simulate', '--port', new URL(url).port]);
    const { code, stderr } = await second.finished;
    expect(code).toBe(2);
    expect(stderr).toMatch(/Port \d+ .*in use.*ELV-API-003/);
  });
});

describe('faults before it starts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('a broken site file: all faults with line, exit code 2, nothing started', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(
      file,
      readFileSync(officeTower, 'utf8')
        .replace('relays: 32', 'relays: 33')
        .replace('version: 1', 'version: 1\nflors: 3'),
    );
    const { code, stdout, stderr } = await new LiftvoiceProcess(['run', '--simulate', '--site', file, '--port', '0'])
      .finished;
    expect(code).toBe(2);
    expect(stdout).not.toContain('http://');
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+: error: .*flors/);
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+: error: stations\[0\]\.board\.relays/);
  });

  it('a real site without a port says what to do', async () => {
    const { code, stderr } = await new LiftvoiceProcess(['run', '--port', '0']).finished;
    expect(code).toBe(2);
    expect(stderr).toContain('--simulate');
  });

  it('check judges, --help helps, an unknown command is refused', async () => {
    const good = await new LiftvoiceProcess(['check', officeTower]).finished;
    expect(good).toMatchObject({ code: 0 });
    expect(good.stdout).toMatch(/zh: 19 floors, \d+ phrases.*\nen: 19 floors, \d+ phrases/);
    expect(good.stdout).toContain('note: confusable floors need no change');
    expect((await new LiftvoiceProcess(['--help']).finished).code).toBe(0);
    expect((await new LiftvoiceProcess(['fly']).finished).code).toBe(2);
  });
});
