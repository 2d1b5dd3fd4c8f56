import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/wait-until.js';
import { openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

const toneHertz = 1_000;
const fileRate = 48_000;
const folder = mkdtempSync(join(tmpdir(), 'liftvoice-tone-'));
const tone = join(folder, 'tone.wav');
let browser: Browser;
let panel: ServedPanel;

/** Two seconds of 16-bit mono WAV: a tone that is to arrive and one at 9 kHz that is to be filtered away, not folded to 7 kHz. */
function wavOfTones(): Buffer {
  const count = 2 * fileRate;
  const wav = Buffer.alloc(44 + 2 * count);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 2 * count, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(fileRate, 24);
  wav.writeUInt32LE(2 * fileRate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * count, 40);
  for (let index = 0; index < count; index += 1) {
    const turn = (2 * Math.PI * index) / fileRate;
    wav.writeInt16LE(Math.round(8_000 * (Math.sin(turn * toneHertz) + Math.sin(turn * 9_000))), 44 + 2 * index);
  }
  return wav;
}

/** Share of the power that lies at one frequency of 16 kHz audio. */
function shareAt(hertz: number, samples: readonly number[]): number {
  let [real, imaginary, power] = [0, 0, 0];
  samples.forEach((sample, index) => {
    real += sample * Math.cos((2 * Math.PI * hertz * index) / 16_000);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * index) / 16_000);
    power += sample * sample;
  });
  return (2 * (real ** 2 + imaginary ** 2)) / (samples.length * power);
}

beforeAll(async () => {
  writeFileSync(tone, wavOfTones());
  browser = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${tone}`,
  ]);
  panel = await servePanel();
});
afterAll(async () => {
  await browser.close();
  await panel.app.close();
  rmSync(folder, { recursive: true });
});

describe('the microphone of the page', () => {
  it('arrives at the station as 16 kHz mono, low-passed, and ends when the visitor says so', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const log = page.locator('.chain');
    const placeOfLog = await log.boundingBox();
    await page.getByRole('button', { name: 'Use my microphone' }).click();
    const stop = page.getByRole('button', { name: 'Stop listening to me' });
    await stop.waitFor();
    expect(await log.boundingBox()).toEqual(placeOfLog);
    await eventually(() => {
      const frames = panel.runtime.heardSamples;
      expect(frames.length).toBeGreaterThan(50);
      // Where the browser had no time there is a hole in the tone, which would be other frequencies too.
      const samples = frames.slice(-20).flatMap((frame) => Array.from(frame));
      expect(shareAt(toneHertz, samples)).toBeGreaterThan(0.9);
      expect(shareAt(7_000, samples)).toBeLessThan(0.001);
    });
    const level = page.getByRole('meter', { name: 'Level of the microphone' });
    await eventually(async () => {
      expect(Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
    });
    await stop.click();
    await page.getByRole('button', { name: 'Use my microphone' }).waitFor();
    await eventually(() => {
      expect(panel.runtime.isMicrophoneOpen).toBe(false);
    });
  });

  it('says so when another browser has it', async () => {
    panel.runtime.isMicrophoneOpen = true;
    const page = await openPage(browser, `${panel.url}?lang=en`);
    await page.getByRole('button', { name: 'Use my microphone' }).click();
    await page.getByText('Somebody else is talking to this lift').waitFor();
    panel.runtime.isMicrophoneOpen = false;
  });

  it('says so when the visitor does not allow it', async () => {
    const strict = await openBrowser(['--deny-permission-prompts', '--use-fake-device-for-media-stream']);
    const page = await openPage(strict, `${panel.url}?lang=zh`);
    await page.getByRole('button', { name: '用我的麦克风' }).click();
    await page.getByText('浏览器未获准使用麦克风').waitFor();
    await strict.close();
    expect(panel.runtime.isMicrophoneOpen).toBe(false);
  });
});
