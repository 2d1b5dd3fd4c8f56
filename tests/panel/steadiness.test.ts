import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, StationView, Texts } from '../../controller/api/contract/view.schema.js';
import { messages } from '../support/messages.js';
import { openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

let browser: Browser;
let panel: ServedPanel;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  panel = await servePanel();
  page = await openPage(browser, `${panel.url}?lang=en`);
});
afterAll(async () => {
  await browser.close();
  await panel.app.close();
});
afterEach(() => {
  panel.runtime.failure = null;
  panel.runtime.changeStation(atRest);
});

type Situation = Pick<StationView, 'availability' | 'notices' | 'heard' | 'answer'>;
const atRest: Situation = { availability: 'ready', notices: [], heard: null, answer: null };
const notices: readonly Texts[] = [
  messages.display((words) => words.notices.linkDown),
  messages.display((words) => words.notices.boardRefused),
  messages.display((words) => words.notices.deaf.wrongSource),
];
const twelve = { id: '12', number: 12, names: {} };

function answered(kind: Answer['kind']): Partial<Situation> {
  const text = messages.shown(kind, [twelve]);
  return {
    heard: { text: '麻烦你帮我按一下十五楼谢谢', language: 'zh' },
    answer: { kind, floor: '12', direction: null, language: 'zh', text, utterance: 1 },
  };
}

const voiceIsOff = notices.map((notice): Situation => ({ ...atRest, availability: 'linkDown', notices: [notice] }));
const limited = messages.display((words) => words.notices.languageLost('zh', ['en']));
const situations: readonly Situation[] = [
  ...voiceIsOff,
  { ...atRest, availability: 'degraded', notices: [limited] },
  ...(['pleasePressTheButton', 'pleaseConfirm', 'notAllowed', 'callsPaused'] as const).map((kind) => ({
    ...atRest,
    ...answered(kind),
  })),
  // Whoever speaks all the same gets an answer beside the notice.
  ...voiceIsOff.map((off) => ({ ...off, ...answered('notNow') })),
  // The link was lost while a contact was closed.
  ...voiceIsOff.slice(0, 1).map((off) => ({ ...off, ...answered('pleaseWatchTheLamp') })),
];

const sizes = [
  [360, 740],
  [390, 844],
  [768, 1024],
  [1080, 700],
  [1200, 800],
] as const;
const cases = sizes.flatMap(([width, height]) => (['zh', 'en'] as const).map((lang) => ({ width, height, lang })));
const place = (): Promise<unknown> => page.locator('.doors').boundingBox();

describe('the lift does not jump', () => {
  it.each(cases)('$width x $height in $lang, whatever its display has to say', async ({ width, height, lang }) => {
    await page.setViewportSize({ width, height });
    await page.getByRole('button', { name: lang === 'zh' ? '中文' : 'English', exact: true }).click();
    await page.locator('.display-state', { hasText: lang === 'zh' ? '正在收听' : 'Listening' }).waitFor();
    const before = await place();
    for (const situation of situations) {
      panel.runtime.changeStation(situation);
      const [notice = null] = situation.notices;
      const said = [notice, situation.answer?.text ?? null].flatMap((texts) => texts?.[lang] ?? []);
      for (const text of said) await page.locator('.display', { hasText: text }).waitFor();
      expect(await place(), said.join(' / ')).toEqual(before);
    }
  });

  it('nor does it when a banner comes', async () => {
    const before = await place();
    panel.runtime.failure = { reason: 'notPossible', message: 'No voice is installed.' };
    await page.locator('.floor-button').first().click();
    await page.getByRole('alert').getByText('The button could not be pressed').waitFor();
    expect(await place()).toEqual(before);
  });
});
