import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient, post } from '../support/live-client.js';
import { startSimulated, type LiftvoiceProcess } from '../support/liftvoice-process.js';

/** The whole chain with real parts: sound -> libvosk -> machines -> pseudo-terminal -> firmware -> relay -> lamp -> answer. */
describe('first ride', () => {
  let program: LiftvoiceProcess;
  let url: string;
  let page: LiveClient;

  beforeAll(async () => {
    ({ program, url } = await startSimulated());
    page = await LiveClient.connect(url);
    await page.until('voice is available', () => page.station?.availability === 'ready');
  });

  afterAll(async () => {
    page.close();
    expect((await program.stop()).code).toBe(0);
  });

  beforeEach(async () => {
    await page.untilItListens();
    page.chain.length = 0;
    page.messages.length = 0;
  });

  const say = async (text: string): Promise<void> => {
    const answer = await post(url, '/api/v1/simulator/say', { station: 'car-1', text });
    expect(answer.status).toBe(200);
  };

  it.each([
    ['我要去十二楼', '12', 'zh'],
    ['floor three please', '3', 'en'],
  ])('%s lights the lamp of floor %s, answers in %s and is served', async (text, floor, language) => {
    await say(text);
    await page.until('the lamp is lit', () => page.lamp(floor) === 'lit');
    await page.until('it is answered', () => page.station?.answer?.kind === 'registered');
    expect(page.station?.answer).toMatchObject({ floor, language });
    expect(page.steps('pressed')).toHaveLength(1);
    const findPrompt = () => page.messages.find((message) => message.type === 'prompt');
    await page.until('it is spoken', () => findPrompt() !== undefined);
    const prompt = findPrompt();
    expect(prompt).toMatchObject({ prompt: { language } });
    const sound = await fetch(new URL(prompt?.type === 'prompt' ? (prompt.prompt.url ?? '') : '', url));
    expect(sound.headers.get('content-type')).toContain('audio');
    await page.until('the car has come and the lamp is out', () => page.lamp(floor) === 'dark', 60_000);
    expect(page.steps('served')).toHaveLength(1);
  });

  it('says that there is no fourth floor, and presses nothing', async () => {
    await say('四楼');
    await page.until('it is answered', () => page.station?.answer?.kind === 'noSuchFloor');
    expect(page.station?.answer?.text['zh']).toContain('4');
    expect(page.steps('pressed')).toHaveLength(0);
  });

  it('hears a sentence that is asked for while it answers the one before: the passenger lets it finish', async () => {
    await say('四楼');
    // It speaks for a second and a half, which may be over before this is asked.
    await page.until('it answers', () =>
      page.messages.some((message) => message.type === 'station' && message.station.isSpeaking),
    );
    await say('十三楼');
    await page.until('the second is answered too', () => page.steps('answered').length === 2);
    expect(page.steps('answered').map(({ text }) => text['zh'])).toEqual(['没有4楼', '没有13楼']);
  });

  it('does nothing for speech that is no request', async () => {
    await say('今天天气很好我们去吃饭吧');
    await page.until('it has been heard', () => page.steps('heard').length > 0);
    await page.untilItListens();
    expect(page.steps('pressed')).toHaveLength(0);
    expect(JSON.stringify(page.chain)).not.toContain('天气');
  });
});
