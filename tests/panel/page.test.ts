import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeRide, fakeSiteView } from '../support/fake-runtime-view.js';
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

function registerTwelve(): void {
  for (const entry of fakeRide(1, 1)) panel.runtime.emit({ type: 'chain', station: 'car-1', entry });
  panel.runtime.light('12');
  panel.runtime.changeStation({
    heard: { text: '我要去十二楼', language: 'zh' },
    answer: {
      kind: 'registered',
      floor: '12',
      direction: null,
      language: 'zh',
      text: { zh: '12 楼已登记', en: 'Floor 12 is registered' },
      utterance: 1,
    },
  });
}

const visible = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

describe('what a visitor sees', () => {
  it('explains itself in one sentence and offers what to say', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    expect(await visible(page, '.intro')).toContain('Say where you want to go');
    await page.getByRole('button', { name: 'take me to twelve' }).click();
    await eventually(() => {
      expect(panel.runtime.said).toEqual([{ station: 'car-1', text: 'take me to twelve', voice: 0 }]);
    });
    expect(await page.getByLabel('A sentence for the passenger').inputValue()).toBe('take me to twelve');
    expect(complaints).toEqual([]);
  });

  it('shows what was heard, the answer, the lamp and every step with its time', async () => {
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    registerTwelve();
    await page.getByRole('button', { name: '12楼，已亮' }).waitFor();
    // The answer comes in a message behind the lamp's.
    await page.locator('.display-answer', { hasText: '12 楼已登记' }).waitFor();
    expect(await visible(page, '.display-heard')).toContain('我要去十二楼');
    expect(await visible(page, '.display-answer')).toBe('12 楼已登记');
    expect(await page.locator('.chain-step').allInnerTexts()).toHaveLength(5);
    expect(await visible(page, '.step-pressed .step-time')).toBe('281 毫秒');
    const served = { ...fakeRide(1, 6)[0]!, step: 'served', afterSpeechMs: 14_354 } as const;
    panel.runtime.emit({ type: 'chain', station: 'car-1', entry: served });
    await page.locator('.step-served').waitFor();
    expect(await visible(page, '.step-served .step-time')).toBe('14.4 秒');
  });

  it('moves the car and opens the doors as the lift says', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const lift = panel.runtime.lift;
    const place = async (): Promise<number> => (await page.locator('.building .car').boundingBox())!.y;
    const before = await place();
    panel.runtime.emit({
      type: 'lift',
      station: 'car-1',
      lift: { ...lift, position: 10, nearestFloor: '9', doorOpening: 1, doors: 'open' },
    });
    await eventually(async () => {
      expect(before - (await place())).toBeGreaterThan(200);
    });
    const [doors, leaf] = [page.locator('.doors'), page.locator('.leaf-left')];
    await eventually(async () => {
      const [frame, left] = [(await doors.boundingBox())!, (await leaf.boundingBox())!];
      expect(left.x + left.width - frame.x).toBeLessThan(40);
    });
    expect(await page.locator('[aria-live]').allInnerTexts()).toContain('Floor 9. The doors are open.');
  });

  it('speaks the language of the browser and keeps a chosen one over a reload', async () => {
    const page = await openPage(browser, panel.url, { locale: 'zh-CN' });
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    await page.waitForSelector('.cabin');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const german = await openPage(browser, panel.url, { locale: 'de-DE' });
    expect(await german.locator('html').getAttribute('lang')).toBe('en');
  });

  it('says in words what was refused, and what stands in the way of voice', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    panel.runtime.failure = { reason: 'notPossible', message: 'No voice is installed.' };
    await page.locator('.clips .chip').first().click();
    await page.getByRole('alert').getByText('The recording could not be played').waitFor();
    panel.runtime.changeStation({
      availability: 'linkDown',
      notices: [{ zh: '控制板没有回应。', en: 'The board does not answer.' }],
    });
    await page.locator('.display-state', { hasText: 'The board does not answer.' }).waitFor();
  });

  it('plays the prompt it is told to, once the visitor has done something', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const prompt = {
      station: 'car-1',
      url: '/api/v1/prompts/ok.wav',
      tone: 'accepted',
      language: 'en',
      durationMs: 900,
    } as const;
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/v1/prompts/')) asked.push(pathname);
    });
    panel.runtime.emit({ type: 'prompt', prompt });
    registerTwelve();
    await page.getByText('Floor 12 is registered').first().waitFor();
    expect(asked).toEqual([]);
    await page.locator('.display').click();
    panel.runtime.emit({ type: 'prompt', prompt });
    await eventually(() => {
      expect(asked).toEqual(['/api/v1/prompts/ok.wav']);
    });
  });
});

describe('without a mouse', () => {
  it('talks and presses by keyboard alone', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('floor three please');
    await page.keyboard.press('Enter');
    await eventually(() => {
      expect(panel.runtime.said).toMatchObject([{ text: 'floor three please' }]);
    });
    const button = page.getByRole('button', { name: 'Floor 5, not lit' });
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press('Shift+Tab');
      if (await button.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Floor 5, lit' }).waitFor();
    expect(panel.runtime.pressed).toEqual([{ station: 'car-1', floor: '5' }]);
  });

  it('has a button for each recogniser process, whatever languages it hears', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    await page.getByText('Break something').click();
    const labels = () => page.getByRole('button', { name: /^Kill the recogniser/ }).allInnerTexts();
    expect(await labels()).toEqual(['Kill the recogniser that hears Chinese and English']);
    panel.runtime.emit({ type: 'view', view: { ...fakeSiteView(), recognizers: [['zh'], ['en']] } });
    await page.getByRole('button', { name: 'Kill the recogniser that hears English' }).waitFor();
    expect(await labels()).toEqual([
      'Kill the recogniser that hears Chinese',
      'Kill the recogniser that hears English',
    ]);
  });

  it('opens the faults and breaks what is asked for', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    await page.getByText('Break something').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Kill the recogniser that hears Chinese and English' }).press('Enter');
    await page.getByRole('button', { name: 'Fire alarm' }).press('Enter');
    await page.getByLabel('Whose wires').selectOption('12');
    await page.getByRole('button', { name: 'Weld its relay' }).press('Enter');
    await eventually(() => {
      expect(panel.runtime.faults).toEqual([
        { station: 'car-1', fault: 'recognizerKilled', language: 'zh' },
        { station: 'car-1', fault: 'fire' },
        { station: 'car-1', fault: 'relayWelded', button: '12' },
      ]);
    });
  });
});

/** What axe has against the page as it is now. */
async function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const tester = (window as unknown as { axe: typeof axe }).axe;
    const { violations: found } = await tester.run({ resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('accessibility and widths', () => {
  const sizes = [
    { width: 360, height: 740 },
    { width: 768, height: 1024 },
    { width: 1280, height: 800 },
  ];

  it('axe finds nothing and nothing is too wide, in any language, size and colour scheme', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`, { reducedMotion: 'reduce', bypassCSP: true });
    registerTwelve();
    await page.locator('.display-answer .answer-light').waitFor();
    await page.locator('.faults summary').click();
    await page.addScriptTag({ content: axe.source });
    for (const language of ['English', '中文']) {
      await page.getByRole('button', { name: language, exact: true }).click();
      for (const size of sizes) {
        await page.setViewportSize(size);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${language}, ${size.width} px`).toBe(0);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${language}, ${size.width} px, ${colorScheme}`).toEqual([]);
        }
      }
    }
  });

  it('stands still for people who ask for less motion', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`, { reducedMotion: 'reduce' });
    const animations = (): Promise<number> => page.evaluate(() => document.getAnimations().length);
    expect(await animations()).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await animations()).toBeGreaterThan(0);
  });
});

describe('the sound meter', () => {
  it('shows what the microphone is like and moves nothing beside it', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const place = async (): Promise<unknown> => page.locator('.chain').boundingBox();
    await page.getByText('−58 dBFS').waitFor();
    const before = await place();
    const hum = { hertz: 50, levelDbFs: -41 } as const;
    const meters = { levelDbFs: -12, peakDbFs: 0, clipping: 0.125, noiseFloorDbFs: -38, speechToNoiseDb: 9, hum };
    panel.runtime.emit({ type: 'meters', station: 'car-1', meters });
    await page.getByText('12.5 %').waitFor();
    expect(await page.locator('.sound-figures .is-bad').allInnerTexts()).toEqual([
      'Mains hum\n50 Hz',
      'Clipping\n12.5 %',
    ]);
    expect(await page.getByRole('meter').getAttribute('aria-valuetext')).toBe('−12 dBFS');
    expect(await place()).toEqual(before);
    panel.runtime.emit({ type: 'meters', station: 'car-1', meters: null });
    await page.locator('.sound-level[aria-valuetext="nothing comes in"]').waitFor();
    expect(await place()).toEqual(before);
  });

  it('speaks Chinese', async () => {
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    expect(await page.locator('.sound-figures dt').allInnerTexts()).toEqual([
      '环境噪声',
      '人声高出',
      '电源噪声',
      '削波',
    ]);
  });
});
