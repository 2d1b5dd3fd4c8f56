import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StationView } from '../../controller/api/contract/view.schema.js';
import { fakeSiteView, fakeSiteWithLanding } from '../support/fake-runtime-view.js';
import { FakeRuntime } from '../support/fake-runtime.js';
import { complaints, openBrowser, openPage, servePanel, type ServedPanel } from './page-under-test.js';

/** A 7-inch screen in a car. */
const screen: BrowserContextOptions = { viewport: { width: 800, height: 480 }, bypassCSP: true };

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

const open = (query: string): Promise<Page> =>
  openPage(browser, `${panel.url}display.html?${query}`, screen, '.passenger-lit');

const registered: Partial<StationView> = {
  dialogue: 'listening',
  heard: { text: 'floor twelve and the sky garden', language: 'en' },
  answer: {
    kind: 'registered',
    floor: '12',
    direction: null,
    language: 'en',
    text: { zh: '12楼已登记', en: 'Floor 12 is registered' },
    utterance: 1,
  },
};
/** As long as answers and notices get. */
const longest: Partial<StationView> = {
  answer: {
    kind: 'pleasePressTheButton',
    floor: '12A',
    direction: null,
    language: 'en',
    text: {
      zh: '请按12A楼、14楼和停车场的按钮：电梯没有回应，请看按钮的灯是否亮起',
      en: 'Please press the buttons of floors 12A, 14 and parking: the lift did not show that it has taken these calls',
    },
    utterance: 1,
  },
};
const inFire: Partial<StationView> = {
  availability: 'notNormal',
  mode: 'fire',
  dialogue: 'gateClosed',
  notices: [{ zh: '火警：请不要使用电梯，请走楼梯。', en: 'Fire alarm: do not use the lift, take the stairs.' }],
};

describe('the display for passengers alone', () => {
  it.each([
    ['day', 'zh'],
    ['night', 'en'],
  ])(
    'by %s in %s fits its screen whatever it says, and axe finds nothing, contrast of 7:1 included',
    async (theme, lang) => {
      panel = await servePanel();
      const page = await open(`theme=${theme}&lang=${lang}`);
      for (const station of [{}, registered, longest, inFire]) {
        panel.runtime.changeStation({ ...panel.runtime.station, heard: null, answer: null, ...station });
        panel.runtime.light('12');
        panel.runtime.light('18');
        await page
          .locator('.passenger-lit li')
          .nth(1)
          .waitFor({ state: station === inFire ? 'detached' : 'attached' });
        expect(await overflowing(page), JSON.stringify(station)).toEqual([]);
        expect(await violations(page), JSON.stringify(station)).toEqual([]);
      }
    },
  );

  it('says in words and shapes what it does, hears and answers, in the language that was spoken', async () => {
    panel = await servePanel();
    const page = await open('lang=zh');
    expect(await page.locator('h1').innerText()).toBe('正在收听');
    expect(await page.locator('.passenger-message').innerText()).toBe(
      '请说楼层，例如\n\n“我要去十二楼”\n\n“floor three please”',
    );
    panel.runtime.changeStation({ dialogue: 'hearing' });
    await page.locator('.picture-hearing').waitFor();
    panel.runtime.changeStation(registered);
    panel.runtime.light('12');
    await page.locator('.picture-yes').waitFor();
    // Answer and lamp come in messages of their own.
    await page.locator('.passenger-lit li', { hasText: '12' }).waitFor();
    expect(await page.locator('.passenger-message').innerText()).toBe('Floor 12 is registered');
    expect(await page.locator('.passenger-lit').innerText()).toMatch(/^前往\s+12$/);
  });

  it('has nothing to press, and asks nobody but its own server for anything', async () => {
    complaints.length = 0;
    panel = await servePanel();
    const asked: string[] = [];
    const page = await open('lang=en');
    page.on('request', (request) => asked.push(new URL(request.url()).host));
    await page.reload();
    await page.waitForSelector('.passenger-lit');
    expect(await page.locator('button, a, input, select, [tabindex]').count()).toBe(0);
    expect(new Set(asked)).toEqual(new Set([new URL(panel.url).host]));
    expect(complaints).toEqual([]);
  });

  it('sends to the buttons when its server is gone, and comes back by itself when it has been started anew', async () => {
    panel = await servePanel();
    panel.runtime.light('7');
    const page = await open('lang=en');
    await page.locator('.passenger-lit li', { hasText: '7' }).waitFor();
    await panel.app.close();
    await page.getByText('No connection to the lift. Please press the button.').waitFor();
    // What was lit then is not known to be lit now.
    expect(await page.locator('.passenger-lit li').count()).toBe(0);
    const after = new FakeRuntime(fakeSiteView());
    after.light('9');
    panel = await servePanel({ port: panel.port, runtime: after });
    await page.locator('.passenger-lit li', { hasText: '9' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Listening');
  });

  it('of a landing says up or down', async () => {
    panel = await servePanel({ runtime: new FakeRuntime(fakeSiteWithLanding()) });
    const page = await open('lang=en&station=landing-5');
    expect(await page.locator('.passenger-hint').innerText()).toBe('Say up or down, for example');
    expect(await page.locator('.passenger-lit li').innerText()).toBe('Up');
  });
});

/** What is cut off, or lies outside the screen. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('h1, p, p span, .passenger-message, li')];
    const isOut = (part: Element): boolean => {
      const { top, left, right, bottom } = part.getBoundingClientRect();
      const isOutside = top < 0 || left < 0 || right > innerWidth || bottom > innerHeight;
      return isOutside || part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
    };
    return parts
      .filter((part) => getComputedStyle(part).display !== 'inline' && !part.matches('.visually-hidden') && isOut(part))
      .map((part) => `${part.className}: ${part.textContent}`);
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
