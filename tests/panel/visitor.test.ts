import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeRide } from '../support/fake-runtime-view.js';
import { messages } from '../support/messages.js';
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

const answerTwelve = {
  heard: { text: '十二楼', language: 'zh' },
  answer: {
    kind: 'registered',
    floor: '12',
    direction: null,
    language: 'zh',
    text: { zh: '12楼已登记', en: 'Floor 12 is registered' },
    utterance: 1,
  },
} as const;

async function isWhollyInSight(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    const middle = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && node.closest('.display')?.contains(middle) === true;
  });
}

/** Everything with the focus on the way back from the last control of the page to the first of which the display hides a part. */
async function hiddenWhileTabbing(page: Page): Promise<readonly string[]> {
  await page.locator('.faults summary').focus();
  const hidden: string[] = [];
  for (let count = 0; count < 100; count += 1) {
    const focus = await page.evaluate(() => {
      const { activeElement: element } = document;
      const display = document.querySelector('.display')?.getBoundingClientRect();
      if (element === null || element === document.body || display === undefined) return null;
      const { top, bottom } = element.getBoundingClientRect();
      return { name: element.outerHTML.slice(0, 120), isHidden: top < display.bottom && bottom > display.top };
    });
    if (focus === null) return hidden;
    if (focus.isHidden) hidden.push(focus.name);
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error('the first control was never reached');
}

/** Of the panel of buttons and of each button: what is not wholly in the car. */
function cutOffInCar(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walls = document.querySelector('.walls')!.getBoundingClientRect();
    return Array.from(document.querySelectorAll('.button-panel, .floor-button'))
      .filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left < walls.left || right > walls.right;
      })
      .map((part) => `${part.className}: ${part.textContent}`);
  });
}

const parking = { id: 'B2', number: -2, names: {} };
const longAnswer = {
  heard: { text: '麻烦你帮我按一下十五楼谢谢', language: 'zh' },
  answer: {
    kind: 'pleasePressTheButton',
    floor: '12',
    direction: null,
    language: 'zh',
    text: messages.shown('pleasePressTheButton', [{ ...parking, id: '12', number: 12 }, parking]),
    utterance: 2,
  },
} as const;

describe.each([
  ['a phone', 360, 640],
  ['a phone while its keyboard is open', 360, 380],
  ['a tablet', 768, 1024],
])('on %s of %i x %i', (_, width, height) => {
  it('the answer is in sight wherever the visitor is, and hides nothing that has the focus', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`, { viewport: { width, height } });
    const name = page.locator('.site-name');
    expect(await name.evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
    for (const place of [page.locator('#sentence'), page.locator('.clips .chip').last()]) {
      await place.scrollIntoViewIfNeeded();
      panel.runtime.changeStation(answerTwelve);
      await page.locator('.display-answer', { hasText: 'Floor 12 is registered' }).waitFor();
      expect(await isWhollyInSight(page.locator('.display-answer'))).toBe(true);
    }
    panel.runtime.changeStation(longAnswer);
    await page.locator('.display-answer', { hasText: 'please press the button' }).waitFor();
    expect(await hiddenWhileTabbing(page)).toEqual([]);
    const [floor] = panel.runtime.station.floors;
    const tower = Array.from({ length: 64 }, (_floor, index) => ({ ...floor!, id: String(index + 1) }));
    panel.runtime.changeStation({ floors: tower });
    await page.locator('.floor-button').nth(63).waitFor();
    expect(await cutOffInCar(page)).toEqual([]);
  });
});

describe('the screen reader', () => {
  it('is told politely what stands in the way of voice, and that it has gone', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const spoken = async (): Promise<string[]> =>
      (await page.locator('[aria-live="polite"]').allInnerTexts()).filter((line) => line !== '');
    expect(await spoken()).toEqual([]);
    panel.runtime.changeStation({
      availability: 'notNormal',
      mode: 'fire',
      notices: [{ zh: '消防状态，语音停用', en: 'Fire mode: voice is off' }],
    });
    await eventually(async () => {
      expect(await spoken()).toEqual(['Fire mode: voice is off']);
    });
    panel.runtime.changeStation({ availability: 'ready', mode: 'normal', notices: [] });
    await eventually(async () => {
      expect(await spoken()).toEqual(['Ready']);
    });
  });

  it('hears of the doors where the car stands, and of the direction only while it moves', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const lift = { ...panel.runtime.lift, nearestFloor: '12', direction: 'down', doors: 'opening' } as const;
    panel.runtime.emit({ type: 'lift', station: 'car-1', lift });
    await page.getByRole('img', { name: 'The car is at floor 12, doors opening.' }).waitFor();
    panel.runtime.emit({ type: 'lift', station: 'car-1', lift: { ...lift, isMoving: true, doors: 'closed' } });
    await page.getByRole('img', { name: 'The car is at floor 12, going down.' }).waitFor();
  });
});

describe('what a station does without', () => {
  const noRecorder = messages.display(({ notices }) => notices.equipment.noRecorder);
  const noVoice = messages.display(({ notices }) => notices.equipment.noVoice);

  it.each(['zh', 'en'] as const)('is listed in %s, besides what the display says, and told once', async (lang) => {
    const page = await openPage(browser, `${panel.url}?lang=${lang}`);
    const list = page.locator('.notices li');
    expect(await list.count()).toBe(0);
    panel.runtime.changeStation({ notices: [noRecorder, noVoice] });
    await list.first().waitFor();
    expect(await list.allInnerTexts()).toEqual([noRecorder[lang], noVoice[lang]]);
    const spoken = page.locator('[aria-live="polite"]').last();
    expect(await spoken.innerText()).toBe(`${noRecorder[lang] ?? ''} ${noVoice[lang] ?? ''}`);
    const gone = messages.display(({ notices }) => notices.linkDown);
    panel.runtime.changeStation({ availability: 'linkDown', notices: [gone, noRecorder, noVoice] });
    await page.locator('.display-state', { hasText: gone[lang] ?? '' }).waitFor();
    expect(await list.allInnerTexts()).toEqual([noRecorder[lang], noVoice[lang]]);
    expect(await spoken.innerText()).toBe(gone[lang]);
    panel.runtime.changeStation({ availability: 'ready', notices: [noRecorder, noVoice] });
    await eventually(async () => {
      expect(await spoken.innerText()).toBe(lang === 'zh' ? '可以使用' : 'Ready');
    });
  });
});

describe('the display', () => {
  it('says what still works while a language is lost, and what goes on while it is used', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const state = page.locator('.display-state');
    const lost = messages.display(({ notices }) => notices.languageLost('zh', ['en']));
    panel.runtime.changeStation({ availability: 'degraded', notices: [lost] });
    await state.getByText('please speak English or use the buttons').waitFor();
    panel.runtime.changeStation({ availability: 'degraded', notices: [lost], dialogue: 'hearing' });
    await state.getByText('I hear you').waitFor();
  });

  it('says that it is answering while its ears are shut, and the microphone ring is dark', async () => {
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    await page.locator('.voice-plate.is-listening').waitFor();
    panel.runtime.changeStation({ isSpeaking: true });
    await page.locator('.display-state', { hasText: '正在回答' }).waitFor();
    expect(await page.locator('.voice-plate.is-listening').count()).toBe(0);
  });

  it('says what has to be said first where the lift is called by its name, in the language of the page', async () => {
    const gate = { policy: 'wakeWord', isPresent: null, wakeWords: { zh: ['你好电梯'], en: ['hello lift'] } } as const;
    const wakeWords = { zh: [...gate.wakeWords.zh], en: [...gate.wakeWords.en] };
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    const state = page.locator('.display-state.is-resting');
    panel.runtime.changeStation({ gate: { ...gate, wakeWords, isOpen: false } });
    await state.getByText('请先说“你好电梯”').waitFor();
    expect(await page.locator('.voice-plate.is-listening').count()).toBe(0);
    await page.goto(`${panel.url}?lang=en`);
    await state.getByText('Say “hello lift” first').waitFor();
    panel.runtime.changeStation({ gate: { ...gate, wakeWords, isOpen: true } });
    await page.locator('.display-state.is-listening').getByText('Listening').waitFor();
  });

  it('lets people come and go before a sensor, and says that it listens when somebody is there', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const gate = { policy: 'presence', isOpen: false, isPresent: false, wakeWords: {} } as const;
    expect(await page.getByRole('button', { name: 'Somebody steps in' }).count()).toBe(0);
    panel.runtime.changeStation({ gate });
    await page.locator('.display-state').getByText('Listens when somebody is there').waitFor();
    await page.getByRole('button', { name: 'Somebody steps in' }).click();
    await page.getByRole('button', { name: 'Everybody leaves' }).click();
    await eventually(() => {
      expect(panel.runtime.faults.map(({ fault }) => fault)).toEqual(['somebodyComes', 'everybodyLeaves']);
    });
  });
});

describe('the sentence form', () => {
  it('asks for words where there are none, and says when they are too many', async () => {
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    const [box, remark] = [page.locator('#sentence'), page.locator('#sentence-remark')];
    await box.press('Enter');
    expect(await remark.innerText()).toContain('请输入乘客要说的话');
    await box.fill('楼'.repeat(121));
    expect(await remark.innerText()).toBe('121 个字太长了，最多 120 个字。');
    await box.press('Enter');
    await box.fill('三楼');
    expect(await remark.innerText()).toBe('');
    await box.press('Enter');
    await eventually(() => {
      expect(panel.runtime.said.map((said) => ('text' in said ? said.text : ''))).toEqual(['三楼']);
    });
  });

  it.each([
    ['zh', '这里没有能说出来的字，请输入一句话，例如“我要去十二楼”。', '这句话没能说出来，请换一句'],
    ['en', 'There is no word here that could be spoken. Type a sentence', 'could not be spoken. Try another one'],
  ] as const)(
    'says in %s under the field why nothing was said and what to do, without a code, until another sentence is typed',
    async (lang, wordless, unspoken) => {
      const page = await openPage(browser, `${panel.url}?lang=${lang}`, { viewport: { width: 375, height: 667 } });
      const [box, remark] = [page.locator('#sentence'), page.locator('#sentence-remark')];
      await box.fill('😀');
      await box.press('Enter');
      await remark.getByText(wordless).waitFor();
      expect(await page.locator('.banner').isVisible()).toBe(false);
      const [field, words] = [(await box.boundingBox())!, (await remark.boundingBox())!];
      const gap = words.y - (field.y + field.height);
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThan(20);
      await eventually(async () => {
        const { y, height } = (await remark.boundingBox())!;
        expect(y + height).toBeLessThan(667);
      });
      await box.fill('三楼');
      expect(await remark.innerText()).toBe('');
      panel.runtime.failure = { reason: 'notPossible', message: 'A text could not be spoken: no voice.' };
      await box.press('Enter');
      await remark.getByText(unspoken).waitFor();
      expect(await page.locator('body').innerText()).not.toContain('ELV-');
    },
  );

  it.each([375, 1280])('shows the whole of the example in the field, %i px wide', async (width) => {
    for (const lang of ['zh', 'en']) {
      const page = await openPage(browser, `${panel.url}?lang=${lang}`, { viewport: { width, height: 800 } });
      const box = page.locator('#sentence');
      await box.fill((await box.getAttribute('placeholder'))!);
      expect(await box.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    }
  });
});

describe('the recordings', () => {
  it('say what they show without a tooltip, and whose they are: one credit per button, in their order, in Chinese', async () => {
    const page = await openPage(browser, `${panel.url}?lang=zh`);
    expect(await page.locator('.clips .chip').allInnerTexts()).toEqual([
      '十二楼\n去12楼',
      '我要去五楼\n去5楼',
      '点一杯咖啡\n不是请求',
    ]);
    await page.getByText('录音来源').click();
    expect(await page.locator('.attributions li').allInnerTexts()).toEqual([
      '十二楼 — 说话人甲，CC BY 4.0',
      '我要去五楼 — 说话人乙，CC BY 4.0',
      '点一杯咖啡 — 说话人丙，MIT',
    ]);
  });
});

describe('the log', () => {
  it('keeps its columns apart, explains its times and takes nothing of another station', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`);
    const [entry] = fakeRide(1, 1);
    panel.runtime.emit({ type: 'chain', station: 'car-2', entry: { ...entry!, text: { en: 'in another lift' } } });
    panel.runtime.emit({
      type: 'chain',
      station: 'car-1',
      entry: { ...entry!, sequence: 2, utterance: null, step: 'recognizer', text: { en: 'English recogniser ready' } },
    });
    const row = page.locator('.chain-step');
    await row.waitFor();
    expect(await page.locator('.chain').innerText()).not.toContain('another lift');
    expect(await page.locator('.chain-head').innerText()).toContain('Times: after the last word');
    const overlap = await row.evaluate((node) => {
      const [name, words] = [node.querySelector('.step-name'), node.querySelector('.step-text')];
      const range = document.createRange();
      range.selectNodeContents(name!);
      return range.getBoundingClientRect().right - words!.getBoundingClientRect().left;
    });
    expect(overlap).toBeLessThan(0);
  });
});

describe('what is small', () => {
  it('can still be hit: 24 px and more', async () => {
    const page = await openPage(browser, `${panel.url}?lang=en`, { viewport: { width: 360, height: 640 } });
    const tooSmall = await page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('button, summary, select, input'))
        .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 24)
        .map((target) => target.outerHTML),
    );
    expect(tooSmall).toEqual([]);
  });
});
