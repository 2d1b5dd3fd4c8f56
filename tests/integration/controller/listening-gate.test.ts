import { afterEach, describe, expect, test } from 'vitest';
import type { Listening } from '../../../config/index.js';
import type { Decision } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const byName: Listening = { gate: 'wakeWord', openSeconds: 10 };
const bySight: Listening = { gate: 'presence', presence: { input: 9, activeWhen: 'closed' }, openSeconds: 10 };
const vocabulary = { bareNumbers: 'confirm', wakeWords: { zh: ['你好电梯'], en: ['hello lift'] } } as const;
const name: Decision = { ...accepted({ kind: 'wake' }, '你好电梯'), manner: 'addressed' };
const to12 = accepted(floors('12'));
const addressed = (decision: Decision): Decision => ({ ...decision, manner: 'addressed' });
const isOpen = (): boolean => bench.service.view().gate.isOpen;
const kept = () => bench.journal.map(({ happening }) => happening);

describe('a lift that is called by its name', () => {
  test('gateClosed: what was said before that is met with silence, and nothing of it is kept', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    for (const said of [to12, uncertain(floors('12')), rejected('floorUnknown', '4'), accepted({ kind: 'help' })]) {
      bench.hearing.say(said);
      await bench.clock.advance(3_000);
    }
    expect([bench.answerKinds(), bench.pressedButtons(), bench.tones]).toEqual([[], [], []]);
    expect(bench.service.view()).toMatchObject({ heard: null, dialogue: 'listening', gate: { isOpen: false } });
    expect(kept().filter(({ kind }) => kind === 'speech.decided')).toMatchObject(
      Array.from({ length: 4 }, () => ({ content: { reason: 'gateClosed', intent: null } })),
    );
    expect(JSON.stringify(kept())).not.toMatch(/十二|"12"|"4"/);
  });

  test('nobody who is not listened to is shown to be heard', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.begin();
    expect(bench.service.view().dialogue).toBe('listening');
  });

  test('its name is answered with one tone, and the floor after it is called', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(name);
    await bench.clock.advance(0);
    expect([bench.tones, bench.prompts]).toEqual([['listening'], []]);
    expect(bench.hearing.isMuted).toBe(true);
    expect(bench.service.view()).toMatchObject({ heard: { text: '你好电梯' }, answer: null, gate: { isOpen: true } });
    await bench.clock.advance(1_100);
    bench.hearing.say(to12);
    await bench.clock.advance(2_000);
    expect([bench.answerKinds(), bench.pressedButtons()]).toEqual([['registered'], ['12']]);
  });

  test('name and floor in one sentence need no tone', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(addressed(to12));
    await bench.clock.advance(2_000);
    expect([bench.prompts.length, bench.tones]).toEqual([1, []]);
    expect(bench.pressedButtons()).toEqual(['12']);
  });

  test('closes ten seconds after the last answer was said, and a call for help is answered then as ever', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(addressed(rejected('floorUnknown', '4')));
    await bench.clock.advance(1_050 + 9_900);
    expect(isOpen()).toBe(true);
    await bench.clock.advance(200);
    expect(isOpen()).toBe(false);
    bench.hearing.say(accepted({ kind: 'distress' }, '救命'));
    await bench.clock.advance(3_000);
    expect(bench.answerKinds()).toEqual(['noSuchFloor', 'pressTheAlarm']);
    expect(isOpen()).toBe(false);
  });

  test('a question and its answer need no name, however long it is thought about', async () => {
    bench = await readyBench({ listening: { ...byName, openSeconds: 2 }, vocabulary });
    bench.hearing.say(addressed(uncertain(floors('12'))));
    await bench.clock.advance(7_000);
    bench.hearing.say(accepted({ kind: 'confirm' }, '确认'));
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual(['12']);
  });

  test('what began while it was open is taken, also when it is understood after it closed', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(name);
    await bench.clock.advance(1_050 + 9_900);
    bench.hearing.begin();
    await bench.clock.advance(500);
    expect(isOpen()).toBe(false);
    bench.hearing.decide(to12);
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual(['12']);
    expect(isOpen()).toBe(true);
  });

  test('talk that is not for the lift keeps nothing open', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(name);
    await bench.clock.advance(1_050);
    for (let second = 0; second < 11; second += 1) {
      bench.hearing.say(rejected('unknownWords'));
      await bench.clock.advance(1_000);
    }
    expect(isOpen()).toBe(false);
  });

  test('opening and closing stand in the journal', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.hearing.say(name);
    await bench.clock.advance(12_000);
    const gate = kept().filter(({ kind }) => kind === 'gate.changed');
    expect(gate.map(({ content }) => content)).toEqual([{ isOpen: true }, { isOpen: false }]);
  });

  test('in a fire its name opens nothing and sounds nothing', async () => {
    bench = await readyBench({ listening: byName, vocabulary });
    bench.elevator.setMode('fire');
    await bench.clock.advance(0);
    bench.hearing.say(name);
    await bench.clock.advance(1_000);
    expect([isOpen(), bench.tones]).toEqual([false, []]);
  });
});

describe('a lift with a sensor', () => {
  test('listens while somebody is there, and says so with one tone', async () => {
    bench = await readyBench({ listening: bySight });
    bench.hearing.say(to12);
    await bench.clock.advance(1_000);
    bench.elevator.setPresence(true);
    await bench.clock.advance(2_000);
    expect([bench.tones, bench.prompts]).toEqual([['listening'], []]);
    expect(bench.service.view().gate).toMatchObject({ policy: 'presence', isOpen: true, isPresent: true });
    bench.hearing.say(to12);
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual(['12']);
  });

  test('sees nobody without its board', async () => {
    bench = await readyBench({ listening: bySight });
    bench.elevator.setPresence(true);
    await bench.clock.advance(1_000);
    expect(isOpen()).toBe(true);
    bench.elevator.loseLink();
    await bench.clock.advance(0);
    expect(isOpen()).toBe(false);
  });
});

describe('a lift without a gate', () => {
  test('takes every request, and its name does nothing', async () => {
    bench = await readyBench({ vocabulary });
    bench.hearing.say(name);
    await bench.clock.advance(1_000);
    bench.hearing.say(to12);
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual(['12']);
    expect(bench.tones).toEqual([]);
    expect(kept().filter(({ kind }) => kind === 'gate.changed')).toEqual([]);
  });

  test('justArrived: the floor whose lamp went out, named alone, is the announcer', async () => {
    bench = await readyBench();
    const named: Decision = { ...accepted(floors('12'), '十二楼'), manner: 'bare' };
    bench.elevator.setLamp('12', 'lit');
    bench.elevator.setLamp('12', 'dark');
    bench.hearing.say(named);
    await bench.clock.advance(2_000);
    expect([bench.answerKinds(), bench.pressedButtons()]).toEqual([[], []]);
    expect(kept().at(-1)).toMatchObject({ kind: 'speech.decided', content: { reason: 'justArrived', intent: null } });
    bench.hearing.say(to12);
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual(['12']);
  });

  test('a lamp that could not be read for a while has gone out, too', async () => {
    bench = await readyBench();
    for (const lamp of ['lit', 'unknown', 'dark'] as const) bench.elevator.setLamp('12', lamp);
    bench.hearing.say({ ...accepted(floors('12'), '十二楼'), manner: 'bare' });
    await bench.clock.advance(2_000);
    expect(bench.pressedButtons()).toEqual([]);
  });
});
