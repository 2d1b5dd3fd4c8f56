import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeWav } from '../../speech/index.js';
import { eventually } from '../support/wait-until.js';
import { complaints, openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

const folder = mkdtempSync(join(tmpdir(), 'liftvoice-sound-'));
let browser: Browser;
let panel: ServedPanel;

beforeAll(async () => {
  const silence = join(folder, 'silence.wav');
  writeFileSync(silence, writeWav(new Int16Array(16_000)));
  browser = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${silence}`,
  ]);
  panel = await servePanel();
  // 0.8 s of a tone stand for a passenger.
  const tone = Int16Array.from({ length: 12_800 }, (_, index) => Math.round(3_000 * Math.sin(index / 5)));
  panel.runtime.passengers.set('1', writeWav(tone));
});
afterAll(async () => {
  await browser.close();
  await panel.app.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  complaints.length = 0;
});

/** Seconds of each sound that the page begins to play. */
async function listenIn(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const played: number[] = [];
    const prototype: { start: (this: AudioBufferSourceNode, ...when: number[]) => void } =
      AudioBufferSourceNode.prototype;
    const { start } = prototype;
    prototype.start = function (...when) {
      played.push(this.buffer?.duration ?? 0);
      start.apply(this, when);
    };
    Object.assign(window, { played });
  });
  return () => page.evaluate(() => (window as unknown as { played: number[] }).played);
}

function passengerSpeaks(): void {
  panel.runtime.emit({
    type: 'passenger',
    passenger: { station: 'car-1', url: '/api/v1/simulator/passengers/1.wav', durationMs: 800 },
  });
}

/** All that was told before has arrived. */
async function settled(page: Page, remark: string): Promise<void> {
  panel.runtime.changeStation({ availability: 'linkDown', notices: [{ en: remark }] });
  await page.locator('.display-state', { hasText: remark }).waitFor();
}

describe('what a passenger says', () => {
  it('sounds in the page while the car hears it, once the visitor has clicked, and not in another lift', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const played = await listenIn(page);
    passengerSpeaks();
    await settled(page, 'before the click');
    expect(await played()).toEqual([]);
    await page.locator('.display').click();
    const passenger = { station: 'car-2', url: '/api/v1/simulator/passengers/1.wav', durationMs: 800 };
    panel.runtime.emit({ type: 'passenger', passenger });
    passengerSpeaks();
    await eventually(async () => {
      expect(await played()).toEqual([0.8]);
    });
    expect(complaints).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('stays silent in %s where the visitor wants no sound', async (lang) => {
    const page = await openPage(browser, `${panel.url}?lang=${lang}`);
    const played = await listenIn(page);
    const toggle = page.getByRole('button', { name: lang === 'zh' ? '本页声音' : 'Sound of this page' });
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.press('Enter');
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    passengerSpeaks();
    await settled(page, 'switched off');
    expect(await played()).toEqual([]);
    await toggle.press('Enter');
    passengerSpeaks();
    await eventually(async () => {
      expect(await played()).toEqual([0.8]);
    });
  });

  it("does not sound beside the visitor's own microphone, which would say it to the lift again", async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const played = await listenIn(page);
    await page.getByRole('button', { name: 'Use my microphone' }).click();
    await page.getByRole('button', { name: 'Stop listening to me' }).waitFor();
    passengerSpeaks();
    await settled(page, 'beside the microphone');
    expect(await played()).toEqual([]);
  });
});
