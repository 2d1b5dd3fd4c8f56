import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.js';
import { fakeSiteWithLanding } from '../support/fake-runtime-view.js';
import { eventually } from '../support/wait-until.js';
import { complaints, openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

let browser: Browser;
let panel: ServedPanel;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  complaints.length = 0;
  panel = await servePanel({ runtime: new FakeRuntime(fakeSiteWithLanding()) });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.app.close();
});

it('offers the stations of a site, shows a landing with its buttons, and stays there', async () => {
  const page = await openPage(browser, `${panel.url}?lang=en`);
  await page.getByRole('button', { name: 'Landing, floor 5' }).click();
  const up = page.getByRole('button', { name: 'Up, lit' });
  await up.waitFor();
  expect(await page.locator('.landing-sign').innerText()).toContain('wards');
  expect(await page.locator('.intro').innerText()).toContain('up or down');
  await page.getByRole('button', { name: 'Down, not lit' }).click();
  await eventually(() => {
    expect(panel.runtime.pressed).toEqual([{ station: 'landing-5', direction: 'down' }]);
  });
  await page.getByRole('button', { name: 'going up please' }).click();
  await eventually(() => {
    expect(panel.runtime.said).toMatchObject([{ station: 'landing-5', text: 'going up please' }]);
  });
  await page.reload();
  await up.waitFor();
  await page.getByRole('button', { name: 'In the lift (car-1)' }).click();
  await page.getByRole('button', { name: 'Floor 12, not lit' }).waitFor();
  expect(complaints).toEqual([]);
});

it('has nothing that axe finds, and nothing that is too wide', async () => {
  const page = await openPage(browser, `${panel.url}?lang=zh&station=landing-5`, { bypassCSP: true });
  await page.addScriptTag({ content: axe.source });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBe(0);
    const found = await page.evaluate(async () => {
      const tester = (window as unknown as { axe: typeof axe }).axe;
      return (await tester.run({ resultTypes: ['violations'] })).violations.map(({ id }) => id);
    });
    expect(found, `${width} px`).toEqual([]);
  }
});
