import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { VirtualClock } from '../../config/kernel/index.js';
import { fakeSiteView } from '../support/fake-runtime-view.js';
import { FakeRuntime } from '../support/fake-runtime.js';
import { openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

let browser: Browser;
let panel: ServedPanel;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.app.close();
});

/** A station in the middle of something: it listens, a lamp is lit, an answer stands, the car goes up. */
function makeLively(): void {
  panel.runtime.light('7');
  panel.runtime.changeStation({
    heard: { text: 'floor seven', language: 'en' },
    answer: {
      kind: 'registered',
      floor: '7',
      direction: null,
      language: 'en',
      text: { en: 'Floor 7 is registered' },
      utterance: 1,
    },
  });
  const lift = panel.runtime.lift;
  panel.runtime.emit({ type: 'lift', station: 'car-1', lift: { ...lift, direction: 'up', isMoving: true } });
}

const signsOfLife = ['.voice-plate.is-listening', '.is-listening', '.arrow.is-moving', '.floor-button.is-lit'];
const livingParts = (page: Page): Promise<number[]> =>
  Promise.all(signsOfLife.map((selector) => page.locator(selector).count()));

describe('a lost connection', () => {
  it.each([
    ['en', 'The connection to Liftvoice is lost: what is shown is old', 'Not connected', 'Listening'],
    ['zh', '与 Liftvoice 的连接已断开：显示的是之前的情况', '未连接', '正在收听'],
  ] as const)(
    'in %s is said, nothing is shown as going on, and it ends by itself',
    async (lang, banner, state, listening) => {
      panel = await servePanel();
      makeLively();
      const page = await openPage(browser, `${panel.url}?lang=${lang}`);
      expect((await livingParts(page)).every((count) => count > 0)).toBe(true);
      await panel.app.close();
      const { port } = panel;
      await page.getByRole('alert').getByText(banner).waitFor();
      expect(await page.locator('.display-state').innerText()).toBe(state);
      expect(await page.locator('.display').innerText()).not.toContain('7');
      expect(await livingParts(page)).toEqual(signsOfLife.map(() => 0));
      expect(await page.locator('.board-state').count()).toBe(0);
      // A request that nobody answers; what is said of it has to go with the server that did not.
      const refused = page.waitForEvent('requestfailed');
      await page.locator('.talk .chip').first().click();
      await refused;
      const after = new FakeRuntime({ ...fakeSiteView(), name: 'Another tower' });
      after.light('9');
      panel = await servePanel({ port, runtime: after });
      await page.locator('.site-name', { hasText: 'Another tower' }).waitFor();
      expect(await page.locator('.banner').isVisible()).toBe(false);
      expect(await page.locator('.display-state').innerText()).toBe(listening);
      expect(await page.locator('.floor-button.is-lit').allInnerTexts()).toEqual(['9']);
    },
  );

  it('is noticed where the server has fallen silent and no socket was closed', async () => {
    // Its clock stands still, so that nothing comes after the first view.
    panel = await servePanel({ clock: new VirtualClock() });
    const page = await openPageStandingStill();
    await page.clock.runFor(5_500);
    expect(await page.locator('.display-state').innerText()).toBe('Listening');
    // The page asks again half a second after it gave up, and is answered: what is said in between stands as long as its time does.
    await page.clock.runFor(700);
    await page.locator('.display-state', { hasText: 'Not connected' }).waitFor();
  });

  it('is not taken for lost while signs of life come', async () => {
    const clock = new VirtualClock();
    panel = await servePanel({ clock });
    let signs = 0;
    const page = await openPageStandingStill((opened) =>
      opened.on('websocket', (socket) => socket.on('framereceived', () => (signs += 1))),
    );
    for (let second = 0; second < 20; second += 2) {
      const before = signs;
      await clock.advance(2_000);
      // Only what has arrived may let the page's own time go on: on a busy machine that takes its while.
      await vi.waitUntil(() => signs > before, { timeout: 15_000 });
      await page.clock.runFor(2_000);
    }
    expect(await page.locator('.display-state').innerText()).toBe('Listening');
  });
});

/** A page whose timers go on only by `page.clock.runFor`: a state that lasts half a second can be missed on a busy machine. */
async function openPageStandingStill(beforeItLoads: (page: Page) => void = () => undefined): Promise<Page> {
  const page = await openPage(browser, `${panel.url}?lang=en`);
  beforeItLoads(page);
  await page.clock.install({ time: 0 });
  // Until then its time runs, and must not have got there: the page that saw it jump is loaded anew.
  await page.clock.pauseAt(3_600_000);
  await page.reload();
  await page.locator('.display-state', { hasText: 'Listening' }).waitFor();
  return page;
}
