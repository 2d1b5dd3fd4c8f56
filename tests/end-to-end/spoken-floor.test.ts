import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudioFile, writeWav } from '../../speech/index.js';
import { LiveClient } from '../support/live-client.js';
import { projectRoot, startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';
import { openBrowser, openPage } from '../panel/page-under-test.js';

/**
 * The visitor's own microphone, nothing replaced: Chromium's fake capture device plays a recording of a person into the page,
 * and the lamp lights in the panel because the emulated board closed the contact.
 */
describe('a floor spoken into the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  const recording = join(folder, 'zh-floor-12.wav');
  let browser: Browser;
  let program: LiftvoiceProcess;
  let url: string;
  let live: LiveClient;

  beforeAll(async () => {
    const audio = await readAudioFile(resolve(projectRoot, 'simulator/passenger/clips/zh-floor-12.wav'));
    if (!audio.ok) throw audio.failure;
    // Silence before and after, as between two things a person says: the device plays the file again and again.
    const padded = new Int16Array(16_000 * 3 + audio.value.samples.length + 16_000 * 6);
    padded.set(audio.value.samples, 16_000 * 3);
    writeFileSync(recording, writeWav(padded));
    ({ program, url } = await startSimulated());
    browser = await openBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${recording}`,
    ]);
    live = await LiveClient.connect(url);
    await live.until('voice is available', () => live.station?.availability === 'ready');
  });

  afterAll(async () => {
    live.close();
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true });
  });

  it('lights the lamp of the floor in the panel', async () => {
    const page = await openPage(browser, `${url}?lang=en`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Use my microphone' }).click();
    const lit = page.locator('.floor-button.is-lit');
    await lit.waitFor({ timeout: 40_000 });
    expect(await lit.getAttribute('aria-label')).toContain('12');
    expect(live.steps('pressed')).toHaveLength(1);
    await live.until('the answer', () => live.station?.answer?.kind === 'registered');
    expect(live.station?.answer).toMatchObject({ floor: '12', language: 'zh' });
    await page.waitForFunction(() => document.body.innerText.includes('12'));
    const picture = join(folder, 'car.png');
    await page.screenshot({ path: picture });
    const keep = process.env['LIFTVOICE_SCREENSHOTS'];
    if (keep !== undefined) {
      mkdirSync(keep, { recursive: true });
      copyFileSync(picture, join(keep, 'car.png'));
    }
  });
});
