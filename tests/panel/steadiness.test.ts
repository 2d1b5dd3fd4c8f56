import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Texts } from '../../controller/api/contract/view.schema.js';
import { messages } from '../support/messages.js';
import { openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

let browser: Browser;
let panel: ServedPanel;

beforeAll(async () => {
  browser = await openBrowser();
  panel = await servePanel();
});
afterAll(async () => {
  await browser.close();
  await panel.app.close();
});
afterEach(() => {
  panel.runtime.failure = null;
  panel.runtime.changeStation({ availability: 'ready', notices: [], heard: null, answer: null });
});

const notices: readonly Texts[] = [
  messages.display((words) => words.notices.linkDown),
  messages.display((words) => words.notices.boardRefused),
  messages.display((words) => words.notices.deaf.wrongSource),
];
const twelve = { id: '12', number: 12, names: {} };
const tenWords = '麻烦你帮我按一下十五楼谢谢';

const sizes = [
  [360, 740],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;
const cases = sizes.flatMap(([width, height]) => (['zh', 'en'] as const).map((lang) => ({ width, height, lang })));

describe('the lift does not jump', () => {
  it.each(cases)('$width x $height in $lang, whatever its display has to say', async ({ width, height, lang }) => {
    const page = await openPage(browser, `${panel.url}?lang=${lang}`, { viewport: { width, height } });
    const place = () => page.locator('.doors').boundingBox();
    const before = await place();
    for (const notice of notices) {
      panel.runtime.changeStation({ availability: 'linkDown', notices: [notice] });
      await page.locator('.display-state', { hasText: notice[lang] ?? '' }).waitFor();
      expect(await place(), notice[lang]).toEqual(before);
    }
    for (const kind of ['pleasePressTheButton', 'pleaseConfirm', 'notAllowed'] as const) {
      const text = messages.shown(kind, [twelve]);
      panel.runtime.changeStation({
        availability: 'ready',
        notices: [],
        heard: { text: tenWords, language: 'zh' },
        answer: { kind, floor: '12', language: 'zh', text, utterance: 1 },
      });
      await page.locator('.display-answer', { hasText: text[lang] ?? '' }).waitFor();
      expect(await place(), text[lang]).toEqual(before);
    }
  });

  it('nor does it when a banner comes', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const before = await page.locator('.doors').boundingBox();
    panel.runtime.failure = { reason: 'notPossible', message: 'No voice is installed.' };
    await page.getByRole('button', { name: 'lobby', exact: true }).click();
    await page.getByRole('alert').getByText('No voice is installed.').waitFor();
    expect(await page.locator('.doors').boundingBox()).toEqual(before);
  });
});
