import { afterEach, expect, test } from 'vitest';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, stationBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'no call by voice in mode %s: not now',
  async (mode) => {
    bench = await readyBench();
    bench.elevator.setMode(mode);
    await bench.clock.advance(0);
    expect(bench.service.view()).toMatchObject({
      availability: mode === 'unknown' ? 'modeUnknown' : 'notNormal',
      dialogue: 'gateClosed',
      mode,
    });
    bench.hearing.say(accepted(floors('12')));
    await bench.clock.advance(5_000);
    expect(bench.elevator.presses).toEqual([]);
    expect(bench.answerKinds()).toEqual(['notNow']);
  },
);

test.each(['fire', 'firefighter', 'earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'mode %s in the middle of a call drops it, opens every contact and answers not now',
  async (mode) => {
    bench = await readyBench();
    bench.elevator.script = { ...workingPress, lampAfterMs: null };
    bench.hearing.say(accepted(floors('12', '3')));
    await bench.clock.advance(50);
    bench.elevator.setMode(mode);
    await bench.clock.advance(10);
    expect(bench.answerKinds()).toEqual(['notNow']);
    expect(bench.elevator.releases).toBeGreaterThan(0);
    expect(
      bench.service
        .view()
        .floors.map((floor) => floor.call)
        .filter((call) => call !== null),
    ).toEqual(Array.from({ length: 2 }, () => (mode === 'unknown' ? 'unconfirmed' : 'cancelled')));
    bench.elevator.setMode('normal');
    await bench.clock.advance(20_000);
    expect(bench.elevator.presses).toHaveLength(2);
    expect(bench.answerKinds()).toEqual(['notNow']);
  },
);

test('a mode that cannot be told for a moment makes no second press of what may have been taken', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.elevator.setMode('unknown');
  bench.elevator.setMode('normal');
  await bench.clock.advance(1_200);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(1_000);
  expect(bench.pressedButtons()).toEqual(['12']);
  expect(bench.answerKinds()).toEqual(['notNow', 'pleasePressTheButton']);
});

test('mode that leaves normal drops an open question', async () => {
  bench = await readyBench();
  bench.hearing.say(uncertain(floors('12')));
  await bench.clock.advance(2_000);
  bench.elevator.setMode('inspection');
  bench.elevator.setMode('normal');
  await bench.clock.advance(2_000);
  bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
  await bench.clock.advance(10_000);
  expect(bench.answerKinds()).toEqual(['pleaseConfirm', 'notNow']);
  expect(bench.elevator.presses).toEqual([]);
});

test.each(['earthquake', 'inspection', 'outOfService', 'unknown'] as const)(
  'in mode %s a call for help is sent to the alarm button',
  async (mode) => {
    bench = await readyBench();
    bench.elevator.setMode(mode);
    await bench.clock.advance(0);
    bench.hearing.say(uncertain({ kind: 'distress' }, '救命'));
    await bench.clock.advance(2_000);
    expect(bench.answerKinds()).toEqual(['pressTheAlarm']);
    expect(bench.prompts.map(({ spoken }) => spoken.text)).toEqual(['请按报警按钮，语音不能替您呼救']);
    expect(bench.elevator.presses).toEqual([]);
  },
);

test('a request kept for later is answered when its ears are lost', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 800 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.hearing.say(accepted(floors('3'), '三楼'));
  bench.audio.set({ kind: 'deaf', reason: 'stalled' });
  await bench.clock.advance(5_000);
  expect(bench.answerKinds()).toEqual(['registered', 'notNow']);
  expect(bench.pressedButtons()).toEqual(['12']);
});

test('a link lost during a press leaves the call unconfirmed and is never pressed again', async () => {
  bench = await readyBench();
  bench.elevator.script = {
    outcome: { kind: 'unknown', reason: 'linkLost' },
    exchangeMs: 500,
    lampAfterMs: null,
  };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.elevator.loseLink();
  await bench.clock.advance(10);
  // Not that its lamp stayed dark: nobody has seen it.
  expect(bench.answerKinds()).toEqual(['pleaseWatchTheLamp']);
  expect(bench.prompts.at(-1)?.spoken.text).toBe('和电梯的连接断了，十二楼的灯不亮的话请您按一下按钮');
  expect(bench.service.view()).toMatchObject({
    availability: 'linkDown',
    dialogue: 'gateClosed',
    link: { isUp: false },
  });
  expect(bench.service.view().floors.find((floor) => floor.id === '12')?.call).toBe('unconfirmed');
  bench.elevator.start();
  await bench.clock.advance(30_000);
  expect(bench.service.view().availability).toBe('ready');
  expect(bench.elevator.presses).toHaveLength(1);
});

test('a call whose lamp is found lit after the link came back is registered', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.elevator.loseLink();
  await bench.clock.advance(1_000);
  bench.elevator.start();
  bench.elevator.setLamp('12', 'lit');
  await bench.clock.advance(10);
  expect(bench.service.view().floors.find((floor) => floor.id === '12')?.call).toBe('registered');
});

test('without a link no call is made by voice: not now', async () => {
  bench = await readyBench();
  bench.elevator.loseLink();
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(2_000);
  expect(bench.elevator.presses).toEqual([]);
  expect(bench.answerKinds()).toEqual(['notNow']);
});

test('another board than the configured one means no calls, and the page says which fault it is', async () => {
  bench = await readyBench();
  bench.elevator.refuseLink();
  await bench.clock.advance(0);
  const view = bench.service.view();
  expect(view.availability).toBe('linkDown');
  expect(view.notices.map((notice) => notice['en'])).toEqual([
    'This is not the configured board: voice is not available, please use the buttons',
  ]);
});

test('a station is ready only after link, mode, sound and every recogniser have reported', async () => {
  bench = stationBench();
  const seen: string[] = [bench.service.view().availability];
  const note = async (step: () => void): Promise<void> => {
    step();
    await bench.clock.advance(0);
    seen.push(bench.service.view().availability);
  };
  await note(() => {
    bench.hearing.ready('zh');
  });
  await note(() => {
    bench.elevator.start();
  });
  await note(() => {
    bench.audio.start();
  });
  await note(() => {
    bench.hearing.ready('en');
  });
  expect(seen).toEqual(['starting', 'starting', 'starting', 'starting', 'ready']);
});

test('what does not report itself in time counts as absent, and may still come', async () => {
  bench = stationBench();
  await bench.clock.advance(10_000);
  expect(bench.service.view().availability).toBe('linkDown');
  bench.elevator.start();
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('deaf');
  bench.audio.start();
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('speechLost');
  bench.hearing.ready('zh');
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('degraded');
  bench.hearing.ready('en');
  await bench.clock.advance(0);
  expect(bench.service.view()).toMatchObject({ availability: 'ready', notices: [] });
});

test('a lost recogniser degrades the station, names the language, and ends when it is back', async () => {
  bench = await readyBench();
  bench.hearing.lose('zh');
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('degraded');
  expect(bench.service.view().notices.map((notice) => notice['en'])).toEqual([
    'Chinese is not recognised for the moment: please speak English or use the buttons',
  ]);
  bench.hearing.say(accepted(floors('12'), 'floor twelve', 'en'));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['registered']);
  bench.hearing.ready('zh');
  await bench.clock.advance(0);
  expect(bench.service.view()).toMatchObject({ availability: 'ready', notices: [] });
});

test('without any recogniser speech is lost: the station says so once, and answers a request with not now', async () => {
  bench = await readyBench();
  bench.hearing.lose('zh');
  bench.hearing.lose('en');
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('speechLost');
  expect(bench.service.view().notices.map((notice) => notice['en'])).toEqual([
    'Speech is not recognised for the moment, please use the buttons',
  ]);
  bench.hearing.say(rejected('recognizerLost'));
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['notNow']);
  expect(bench.elevator.presses).toEqual([]);
});

test('one recogniser of both languages is lost, and back, in one event that names both', async () => {
  bench = await readyBench();
  const [before, seen] = [bench.service.recentEvents.length, new Set<string>()];
  const unsubscribe = bench.service.onChange(({ notices }) => {
    for (const notice of notices) seen.add(notice['en'] ?? '');
  });
  bench.hearing.lose('zh', 'en');
  await bench.clock.advance(0);
  expect(bench.service.view().availability).toBe('speechLost');
  bench.hearing.ready('zh', 'en');
  await bench.clock.advance(0);
  unsubscribe();
  expect(bench.service.view()).toMatchObject({ availability: 'ready', notices: [] });
  // In between nobody is told that the other language still works.
  expect([...seen]).toEqual(['Speech is not recognised for the moment, please use the buttons']);
  expect(bench.service.recentEvents.slice(before).map(({ text }) => [text['en'], text['zh']])).toEqual([
    ['Chinese and English recogniser lost', '中文和英语识别中断'],
    ['Chinese and English recogniser ready', '中文和英语识别就绪'],
  ]);
});

test('a dead microphone makes the station deaf; a call under way is still answered', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: 500 };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  bench.audio.set({ kind: 'deaf', reason: 'stalled' });
  await bench.clock.advance(0);
  expect(bench.service.view()).toMatchObject({ availability: 'deaf', dialogue: 'acting' });
  await bench.clock.advance(1_000);
  expect(bench.answerKinds()).toEqual(['registered']);
  expect(bench.service.view().dialogue).toBe('gateClosed');
  bench.audio.set({ kind: 'flowing' });
  await bench.clock.advance(0);
  expect(bench.service.view()).toMatchObject({ availability: 'ready', dialogue: 'listening' });
});

test('stop drops calls, opens every contact and reacts to nothing afterwards', async () => {
  bench = await readyBench();
  bench.elevator.script = { ...workingPress, lampAfterMs: null };
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(100);
  await bench.service.stop();
  expect(bench.elevator.releases).toBeGreaterThan(0);
  bench.hearing.say(accepted(floors('3')));
  bench.elevator.setLamp('12', 'lit');
  await bench.clock.advance(20_000);
  expect(bench.elevator.presses).toHaveLength(1);
  expect(bench.answers).toEqual([]);
  expect(bench.service.view().availability).toBe('stopping');
});
