import { afterEach, describe, expect, it } from 'vitest';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { workingPress } from '../../support/fake-elevator.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

const cancel = { by: 'pressAgain', withinSeconds: 10 } as const;
const noLonger = (...ids: string[]) => accepted({ kind: 'cancel', floors: ids }, '取消十二楼');

let bench: StationBench;
afterEach(() => bench.service.stop());

/** Twelve was called by voice, and its lamp has been lit for a while. */
async function called(changes: Parameters<typeof readyBench>[0] = { cancel }): Promise<void> {
  bench = await readyBench(changes);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(3_000);
  expect(bench.answerKinds()).toEqual(['registered']);
}

async function say(...decisions: readonly ReturnType<typeof accepted>[]): Promise<void> {
  for (const decision of decisions) {
    bench.hearing.say(decision);
    await bench.clock.advance(2_500);
  }
}

const takenBack = (): readonly string[] => bench.elevator.takenBack.map(({ call }) => call.button);
const answers = (): readonly string[] => bench.answerKinds().slice(1);
const callOf = (id: string): string | null =>
  bench.service.view().floors.find((floor) => floor.id === id)?.call ?? null;

describe('a call by voice is taken back', () => {
  it('by whoever says so, proved by its lamp', async () => {
    await called();
    await say(noLonger('12'));
    expect([takenBack(), answers(), callOf('12')]).toEqual([['12'], ['takenBack'], 'takenBack']);
    expect(bench.pressedButtons()).toEqual(['12']);
    expect(bench.prompts.at(-1)?.spoken.text).toBe('十二楼的登记已经撤掉了');
    expect(bench.prompts.at(-1)?.tone).toBe('accepted');
  });

  it('and the bridge is told which call is meant', async () => {
    await called();
    const isLit = ({ happening }: (typeof bench.journal)[number]): boolean =>
      happening.kind === 'lamp.changed' && happening.content.button === '12' && happening.content.lamp === 'lit';
    const registeredMs = bench.journal.find(isLit)?.uptimeMs;
    await say(noLonger('12'));
    expect(registeredMs).toBeGreaterThan(0);
    expect(bench.elevator.takenBack.map(({ call }) => call)).toEqual([{ button: '12', registeredMs }]);
  });

  it('and the page tells step by step which floor was meant and what its lamp did', async () => {
    await called();
    const utterance = bench.hearing.say(noLonger('12'));
    await bench.clock.advance(2_500);
    expect(bench.steps(utterance)).toEqual([
      'heard: “取消十二楼”',
      'decided: Understood: cancel floor 12',
      'pressed: Floor 12: contact 7 closed',
      'lamp: Floor 12: lamp out, call taken back',
      'answered: Floor 12 is no longer registered',
    ]);
  });

  it('and may be made again', async () => {
    await called();
    await say(noLonger('12'), accepted(floors('12')));
    expect([bench.pressedButtons(), answers()]).toEqual([
      ['12', '12'],
      ['takenBack', 'registered'],
    ]);
  });

  it('counts as a press of the calls per minute', async () => {
    await called({ cancel, limits: { callsPerMinute: 1, floorsPerSentence: 3 } });
    await say(noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['stillRegistered']]);
  });

  it('and is on record: why, that it was pressed, and what came of it', async () => {
    await called();
    const before = bench.journal.length;
    await say(noLonger('12'));
    const kinds = bench.journal.slice(before).map(({ happening }) => happening.kind);
    expect(kinds).toEqual([
      ...['speech.heard', 'speech.decided', 'takeBack.judged', 'press.requested', 'press.settled'],
      ...['lamp.changed', 'takeBack.settled', 'answer.given'],
    ]);
  });
});

describe('a lamp that stays lit', () => {
  it('is told honestly, and never pressed again', async () => {
    await called();
    bench.elevator.takeBackScript = { ...workingPress, lampAfterMs: null };
    await say(noLonger('12'), noLonger('12'));
    expect([takenBack(), answers(), callOf('12')]).toEqual([
      ['12'],
      ['stillRegistered', 'stillRegistered'],
      'registered',
    ]);
    expect(bench.prompts.at(-1)?.spoken.text).toBe('十二楼还登记着，电梯会在那里停');
  });

  it.each(['throws', 'neverSettles'] as const)('also with a bridge that %s', async (script) => {
    await called();
    bench.elevator.takeBackScript = script;
    await say(noLonger('12'));
    await bench.clock.advance(4_000);
    expect([takenBack(), answers()]).toEqual([['12'], ['stillRegistered']]);
  });
});

describe('nothing is pressed', () => {
  it('for a lamp that a hand has lit', async () => {
    await called();
    bench.elevator.setLamp('3', 'lit');
    await say(noLonger('3'));
    expect([takenBack(), answers()]).toEqual([[], ['stillRegistered']]);
  });

  it('for a call that somebody else has asked for since', async () => {
    await called();
    await say(accepted(floors('12')), noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['alreadyRegistered', 'stillRegistered']]);
  });

  it('for a call of more than ten seconds ago', async () => {
    await called();
    await bench.clock.advance(7_500);
    await say(noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['stillRegistered']]);
  });

  it('for a call whose lamp went out since, whoever has lit it again', async () => {
    await called();
    bench.elevator.setLamp('12', 'dark');
    await bench.clock.advance(500);
    bench.elevator.setLamp('12', 'lit');
    await say(noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['stillRegistered']]);
  });

  it('for a floor that is not registered', async () => {
    await called();
    await say(noLonger('3'));
    expect([takenBack(), answers()]).toEqual([[], ['cancelled']]);
  });

  it('with a board that does not know how', async () => {
    await called();
    bench.elevator.isBoardAble = false;
    await say(noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['notTakenBack']]);
  });

  it('for what was not surely heard', async () => {
    await called();
    bench.hearing.say(uncertain({ kind: 'cancel', floors: ['12'] }));
    await bench.clock.advance(2_500);
    expect(takenBack()).toEqual([]);
    expect(answers()).not.toContain('takenBack');
  });

  it('in a fire', async () => {
    await called();
    bench.elevator.setMode('fire');
    await say(noLonger('12'));
    expect([takenBack(), answers()]).toEqual([[], ['notNow']]);
  });
});

describe('in the middle of it', () => {
  it.each([
    [
      'a fire',
      () => {
        bench.elevator.setMode('fire');
      },
    ],
    [
      'a link that is lost',
      () => {
        bench.elevator.loseLink();
      },
    ],
  ] as const)('%s ends it with one answer, and no second press', async (_, happens) => {
    await called();
    bench.elevator.takeBackScript = { ...workingPress, lampAfterMs: null };
    bench.hearing.say(noLonger('12'));
    await bench.clock.advance(100);
    happens();
    await bench.clock.advance(5_000);
    expect([takenBack(), answers()]).toEqual([['12'], ['notNow']]);
  });
});
