/** How long after the lift's lamp a passenger sees it: the whole program, and Chromium's own word for when it painted. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../panel/page-under-test.js';
import { LiveClient, post } from '../support/live-client.js';
import { startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';

const floors = ['3', '5', '6', '7', '8', '9', '10', '11'] as const;

let program: LiftvoiceProcess;
let url: string;
let live: LiveClient;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ program, url } = await startSimulated());
  live = await LiveClient.connect(url);
  await live.until('voice is available', () => live.station?.availability === 'ready');
  browser = await openBrowser();
  const screen = { viewport: { width: 800, height: 480 } };
  page = await openPage(browser, new URL('/display.html?station=car-1&lang=en', url).href, screen, '.passenger-lit');
});
afterAll(async () => {
  live.close();
  await browser.close();
  await program.stop();
});

describe('the display', () => {
  it('shows a lamp within a second of its being lit', { timeout: 60_000 }, async () => {
    const shown: { readonly afterMs: number; readonly withoutTurnMs: number }[] = [];
    for (const floor of floors) {
      const painted = page.evaluate(paintOf, floor);
      await post(url, '/api/v1/simulator/press', { station: 'car-1', floor });
      const { paintedMs, longestGapMs } = await painted;
      const isIt = (text: Readonly<Record<string, string>>): boolean =>
        new RegExp(`\\b${floor}\\b`, 'u').test(text['en'] ?? '');
      const lit = (): number | undefined =>
        live
          .steps('lamp')
          .filter(({ text }) => isIt(text))
          .map(({ at }) => Date.parse(at))[0];
      await live.until('the journal has it', () => lit() !== undefined);
      shown.push({ afterMs: paintedMs - (lit() ?? NaN), withoutTurnMs: longestGapMs });
    }
    const sorted = shown.map(({ afterMs }) => afterMs).toSorted((one, other) => one - other);
    process.stdout.write(`lamp to paint, ms: ${sorted.join(' ')}\n`);
    expect(sorted.at(0)).toBeGreaterThanOrEqual(0);
    expect(sorted[sorted.length / 2]).toBeLessThan(1_000);
    // Of a single one the longest time in which the browser drew nothing at all is the machine's.
    for (const { afterMs, withoutTurnMs } of shown) expect(afterMs - withoutTurnMs).toBeLessThan(1_000);
  });
});

/** Runs in the page: when the frame had been drawn in which this floor is lit, and the longest time between two frames until then. */
function paintOf(floor: string): Promise<{ paintedMs: number; longestGapMs: number }> {
  return new Promise((resolve) => {
    const isShown = (): boolean =>
      [...document.querySelectorAll('.passenger-lit li')].some(({ textContent }) => textContent === floor);
    let [lastMs, longestGapMs] = [Date.now(), 0];
    const note = (): void => {
      longestGapMs = Math.max(longestGapMs, Date.now() - lastMs);
      lastMs = Date.now();
    };
    const look = (): void => {
      note();
      if (!isShown()) requestAnimationFrame(look);
      // The callbacks of a frame run before it is drawn; those of the next one after that.
      else
        requestAnimationFrame(() => {
          note();
          resolve({ paintedMs: lastMs, longestGapMs });
        });
    };
    look();
  });
}
