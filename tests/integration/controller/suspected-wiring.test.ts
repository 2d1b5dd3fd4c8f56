import { afterEach, expect, test } from 'vitest';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import { workingPress } from '../../support/fake-elevator.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { landingStation } from '../../support/landing-station.js';
import { readyBench, readyBenchOf, type StationBench } from '../../support/station-bench.js';

let bench: StationBench;
afterEach(async () => {
  await bench.service.stop();
  expect(bench.clock.pending, 'timers left behind').toBe(0);
});

const halfAnHourMs = 30 * 60_000;
const deadLamp = { ...workingPress, lampAfterMs: null };

async function say(...wanted: string[]): Promise<void> {
  bench.hearing.say(accepted(floors(...wanted)));
  await bench.clock.advance(12_000);
}

/** Three presses that its lamp does not answer. */
async function wearOut(floor: string, outcome: PressOutcome = workingPress.outcome): Promise<void> {
  bench.elevator.script = { ...deadLamp, outcome };
  for (let time = 0; time < 3; time += 1) await say(floor);
  bench.elevator.script = workingPress;
}

test('a floor whose lamp does not answer three presses is by button only, and says so in the language heard', async () => {
  bench = await readyBench();
  await wearOut('12');
  await say('12');
  expect(bench.pressedButtons()).toEqual(['12', '12', '12']);
  expect(bench.answers.at(-1)).toMatchObject({
    kind: 'notAllowed',
    floor: '12',
    text: { zh: '12楼不能用语音，请您按按钮', en: 'Floor 12 is by button only' },
  });
  expect(bench.prompts.at(-1)).toMatchObject({ spoken: { text: '十二楼不能用语音，请您按按钮' }, tone: 'refused' });
  expect(bench.service.wiringDoubts).toEqual([{ button: '12', fault: { kind: 'staysDark', isLampSeen: false } }]);
});

test('it is told once, in the journal and in the log, without a word of who spoke', async () => {
  bench = await readyBench();
  await wearOut('12');
  await say('12');
  const told = bench.chain.filter(({ step }) => step === 'wiring');
  expect(told).toMatchObject([{ utterance: null, text: { en: expect.stringContaining('relay 7') as string } }]);
  expect(bench.log.filter(({ message }) => message === 'the wiring is suspected')).toEqual([
    {
      level: 'warn',
      fields: {
        ...{ component: 'controller.station', station: 'car-1', code: 'ELV-LINK-006' },
        ...{ button: '12', kind: 'staysDark', isLampSeen: false },
      },
      message: 'the wiring is suspected',
    },
  ]);
});

test('half an hour later it is called once more, and trusted again, and told so, only if its lamp answers that', async () => {
  bench = await readyBench();
  const wiringSteps = (): unknown[] =>
    bench.chain.filter(({ step }) => step === 'wiring').map(({ text }) => text['en']);
  const shown: (boolean | undefined)[] = [];
  bench.service.onChange(({ floors: all }) => shown.push(all.find(({ id }) => id === '12')?.voice));
  await wearOut('12');
  expect(shown.at(-1)).toBe(false);
  await bench.clock.advance(halfAnHourMs);
  expect([shown.at(-1), bench.service.wiringDoubts.length, wiringSteps().length]).toEqual([true, 1, 1]);
  bench.elevator.script = deadLamp;
  await say('12');
  await say('12');
  expect(bench.pressedButtons()).toHaveLength(4);
  expect(bench.answerKinds().slice(-2)).toEqual(['pleasePressTheButton', 'notAllowed']);
  bench.elevator.script = workingPress;
  await bench.clock.advance(halfAnHourMs);
  await say('12');
  expect(bench.answerKinds().at(-1)).toBe('registered');
  expect(bench.service.wiringDoubts).toEqual([]);
  expect(wiringSteps().slice(1)).toEqual(['Floor 12: the wiring is trusted again']);
});

test('the other floors of the sentence are called', async () => {
  bench = await readyBench();
  await wearOut('12');
  await say('3', '12');
  expect(bench.pressedButtons().at(-1)).toBe('3');
  expect(bench.service.view().floors.find(({ id }) => id === '3')).toMatchObject({ lamp: 'lit', call: 'registered' });
});

test('a lamp that is stuck is not told as a call that is registered', async () => {
  bench = await readyBench();
  bench.elevator.setLamp('12', 'lit');
  for (const floor of ['1', '2']) {
    bench.elevator.setLamp(floor, 'lit');
    bench.elevator.setLamp(floor, 'dark');
  }
  await say('12');
  expect(bench.answerKinds()).toEqual(['alreadyRegistered']);
  await bench.clock.advance(10 * 60_000);
  await say('12');
  expect(bench.answerKinds()).toEqual(['alreadyRegistered', 'notAllowed']);
  bench.elevator.setLamp('12', 'dark');
  await say('12');
  expect(bench.answerKinds().at(-1)).toBe('registered');
});

test.each<PressOutcome>([
  { kind: 'unknown', reason: 'noAcknowledge' },
  { kind: 'refused', reason: 'tooSoon' },
  { kind: 'done', roundTripMs: 900, evidence: 'journal' },
])('a press that is %o proves nothing', async (outcome) => {
  bench = await readyBench();
  await wearOut('12', outcome);
  await wearOut('12', outcome);
  expect(bench.service.wiringDoubts).toEqual([]);
});

test('a link that is lost takes no suspicion away, and adds none', async () => {
  bench = await readyBench();
  bench.elevator.script = deadLamp;
  await say('12');
  await say('12');
  bench.hearing.say(accepted(floors('12')));
  await bench.clock.advance(500);
  bench.elevator.loseLink();
  await bench.clock.advance(20_000);
  bench.elevator.start();
  await bench.clock.advance(100);
  expect(bench.service.wiringDoubts).toEqual([]);
  await say('12');
  expect(bench.service.wiringDoubts).toHaveLength(1);
  bench.elevator.loseLink();
  bench.elevator.start();
  expect(bench.service.wiringDoubts).toHaveLength(1);
});

test('nobody is advised to say a floor that is out of voice service', async () => {
  bench = await readyBench();
  const askForAdvice = async (): Promise<string | undefined> => {
    bench.hearing.say(accepted({ kind: 'help' }, '帮助'));
    await bench.clock.advance(5_000);
    return bench.answers.findLast(({ kind }) => kind === 'howToSpeak')?.text['en'];
  };
  expect(await askForAdvice()).toContain('floor 2');
  await wearOut('2');
  expect(await askForAdvice()).toContain('floor 3');
  // No lamp lights any more, whatever is pressed: all floors are out.
  await wearOut('3');
  expect(await askForAdvice()).toBe('No floor can be called by voice now, please press the button');
});

test('at a landing the direction is by button only', async () => {
  bench = await readyBenchOf(landingStation());
  bench.elevator.script = deadLamp;
  for (let time = 0; time < 4; time += 1) {
    bench.hearing.say(accepted({ kind: 'landingCall', direction: 'up' }, '我要上楼'));
    await bench.clock.advance(12_000);
  }
  expect(bench.pressedButtons()).toEqual(['up', 'up', 'up']);
  expect(bench.answers.at(-1)).toMatchObject({
    kind: 'notAllowed',
    text: { en: 'That cannot be done by voice, please press the button' },
  });
  expect(bench.service.view().notices[0]?.['en']).toContain('pressed three times');
});
