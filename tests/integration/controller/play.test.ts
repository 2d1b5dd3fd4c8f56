import { afterEach, expect, test } from 'vitest';
import { accepted, floors, rejected } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

/** All five that may be called by voice, which is one more than anybody needs. */
async function callEveryFloor(): Promise<void> {
  for (const id of ['B1', '1', '2', '3', '12']) {
    bench.hearing.say(accepted(floors(id)));
    await bench.clock.advance(4_000);
  }
}

const notices = (): readonly (string | undefined)[] => bench.service.view().notices.map((notice) => notice['en']);

test('who calls every floor is told once that these are too many, and then not heard for a minute', async () => {
  bench = await readyBench();
  await callEveryFloor();
  expect(bench.pressedButtons()).toEqual(['B1', '1', '2', '3']);
  expect(bench.answerKinds()).toEqual([...Array<string>(4).fill('registered'), 'callsPaused']);
  expect(notices()).toEqual([
    'One floor after another was called: for a minute voice calls none, please use the buttons',
  ]);
  for (const heard of [accepted(floors('12')), rejected('floorUnknown', '4'), rejected('floorLocked', '5')]) {
    bench.hearing.say(heard);
    await bench.clock.advance(4_000);
  }
  expect(bench.answers).toHaveLength(5);
  // Since the calls that were too many: a minute.
  await bench.clock.advance(44_000);
  expect(notices()).toEqual([]);
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(4_000);
  expect(bench.answerKinds().slice(5)).toEqual(['registered']);
  expect(bench.pressedButtons().at(-1)).toBe('12');
});

test('a call for help, the doors and advice are served meanwhile', async () => {
  bench = await readyBench({ doors: { open: { contact: 11 }, close: null }, alarm: { contact: 13 } });
  await callEveryFloor();
  bench.hearing.say(accepted({ kind: 'openDoors' }, '开门'));
  await bench.clock.advance(4_000);
  bench.hearing.say(accepted({ kind: 'help' }, '怎么用'));
  await bench.clock.advance(4_000);
  bench.hearing.say(accepted({ kind: 'distress' }, '救命'));
  await bench.clock.advance(4_000);
  expect(bench.answerKinds().slice(5)).toEqual(['doorHeld', 'howToSpeak', 'alarmPressed']);
  expect(bench.elevator.alarms).toHaveLength(1);
});

test('the journal says why, and keeps no word of what was not heard of', async () => {
  bench = await readyBench();
  await callEveryFloor();
  bench.hearing.say(accepted(floors('12'), '我要去十二楼顶上'));
  await bench.clock.advance(4_000);
  const judged = bench.journal.flatMap(({ happening }) =>
    happening.kind === 'call.judged' ? [happening.content] : [],
  );
  expect(judged.at(-1)).toMatchObject({
    button: '12',
    refusal: 'tooManyFloors',
    otherFloorsInLastMinute: 4,
    floorsPerMinute: 4,
  });
  expect(JSON.stringify(bench.journal)).not.toContain('顶上');
});

test('the same floors said again and again are no play, and neither are all of them in more than a minute', async () => {
  bench = await readyBench();
  for (const id of ['3', '12', '3', '12', '3', '12']) {
    bench.hearing.say(accepted(floors(id)));
    await bench.clock.advance(4_000);
    bench.elevator.setLamp(id, 'dark');
  }
  await bench.clock.advance(40_000);
  for (const id of ['B1', '1', '2', '3', '12']) {
    bench.hearing.say(accepted(floors(id)));
    await bench.clock.advance(20_000);
  }
  expect(new Set(bench.answerKinds())).toEqual(new Set(['registered']));
});
