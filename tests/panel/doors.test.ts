import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { LiftView } from '../../controller/api/contract/view.schema.js';
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
  panel = await servePanel();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await panel.app.close();
});

function changeLift(changes: Partial<LiftView>): void {
  const { lift } = panel.runtime.view().scenes['car-1']!;
  panel.runtime.emit({ type: 'lift', station: 'car-1', lift: { ...lift!, ...changes } });
}

it.each([
  ['en', 'Holding the door', 'Alarm registered'],
  ['zh', '按住开门键', '报警已登记'],
])('a held door and a registered alarm are told in words beside their light (%s)', async (language, door, alarm) => {
  const page = await openPage(browser, `${panel.url}?lang=${language}`, { bypassCSP: true });
  await page.addScriptTag({ content: axe.source });
  panel.runtime.changeStation({ door: 'held' });
  changeLift({ doors: 'open', doorOpening: 1, isAlarmRegistered: true });
  await page.getByText(door, { exact: true }).waitFor();
  await page.getByText(alarm, { exact: true }).waitFor();
  for (const width of [360, 800, 1280]) {
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
  panel.runtime.changeStation({ door: 'atRest' });
  await page.getByText(door, { exact: true }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it('the alarm is answered by whoever plays those who rescue', async () => {
  const page = await openPage(browser, `${panel.url}?lang=en`);
  changeLift({ isAlarmRegistered: true });
  await page.getByText('Break something').click();
  await page.getByRole('button', { name: 'Answer the alarm' }).click();
  await eventually(() => {
    expect(panel.runtime.faults).toEqual([{ station: 'car-1', fault: 'alarmAnswered' }]);
  });
});
