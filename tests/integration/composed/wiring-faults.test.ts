import { afterEach, describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import type { StationView } from '../../../controller/api/contract/view.schema.js';
import { defaultWiringLimits } from '../../../controller/domain/wiring/wiring.types.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { createLifts, createSimulation, type Simulation } from '../../../simulator/index.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { languages } from '../../support/languages.js';
import { testStation } from '../../support/station-bench.js';
import { composedStation, type ComposedStation } from './composed-station.js';

/*
 * Wiring that went bad between the simulated lift and the board, with the real firmware and everything above it: it is detected,
 * named, and taken out of voice service.
 */

/** The ten minutes are waited for in the unit tests: the emulated board would work on them for a quarter of a minute. */
const limits = { ...defaultWiringLimits, longestLitMs: 60_000 };

interface Ride extends ComposedStation {
  readonly clock: VirtualClock;
  readonly simulation: Simulation;
  readonly answers: string[];
  /** Contacts that the board closed, counted from 1, in their order. */
  readonly closed: number[];
}

const rides: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const ride of rides.splice(0)) await ride.stop();
});

async function ride(changes: Parameters<typeof testStation>[0] = {}): Promise<Ride> {
  const clock = new VirtualClock();
  const station = testStation({ limits: { callsPerMinute: 60, floorsPerSentence: 3 }, ...changes });
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  const lift = createLifts([station], clock).get(station.id)!;
  const simulation = createSimulation({
    ...{ station, lift, languages, clock, board },
    log: silentLog,
    boardNotice: null,
    passengerVoice: null,
  });
  const closed: number[] = [];
  board.onRelays((relays) => {
    if (relays !== 0n) closed.push(relays.toString(2).length);
  });
  await simulation.start();
  const composed = composedStation(clock, simulation.boardOpener, station, limits);
  const answers: string[] = [];
  composed.service.onAnswer(({ kind }) => answers.push(kind));
  composed.start();
  await clock.advance(700);
  expect(composed.service.view().availability).toBe('ready');
  rides.push({
    stop: async () => {
      await composed.stop();
      await simulation.stop();
      lift.stop();
    },
  });
  return { ...composed, clock, simulation, answers, closed };
}

/** Says a floor, and waits until its lamp is out again; a call that was not confirmed is forgotten after 10 s. */
async function say({ hearing, clock, elevatorIo }: Ride, floor: string, waitMs = 12_000): Promise<void> {
  hearing.say(accepted(floors(floor)));
  await clock.advance(waitMs);
  for (let second = 0; second < 30 && elevatorIo.lamp(floor) === 'lit'; second += 1) await clock.advance(1_000);
}

const noticesOf = ({ notices }: StationView): readonly string[] => notices.map((texts) => texts['en'] ?? '');
async function wiringSteps({ service }: Ride): Promise<readonly string[]> {
  const events = await service.events(0, 10_000);
  return events.filter(({ step }) => step === 'wiring').map(({ text }) => text['en'] ?? '');
}
const voiceOf = ({ service }: Ride, floor: string): boolean | undefined =>
  service.view().floors.find(({ id }) => id === floor)?.voice;

/** Out of voice service: it is told so, on the page as in the log, a request for it presses nothing, and other floors are served. */
async function expectOutOfVoice(lift: Ride, floor: string, notice: string): Promise<void> {
  const { service, answers, closed } = lift;
  expect(noticesOf(service.view())).toContainEqual(expect.stringContaining(notice));
  expect(await wiringSteps(lift)).toContainEqual(expect.stringContaining(notice));
  expect(voiceOf(lift, floor)).toBe(false);
  const before = closed.length;
  await say(lift, floor, 3_000);
  expect(answers.at(-1)).toBe('notAllowed');
  expect(closed).toHaveLength(before);
  expect(voiceOf(lift, '1')).toBe(true);
  await say(lift, '1', 2_000);
  expect(answers.at(-1)).toBe('registered');
}

describe('wiring that went bad', () => {
  it('nothing: rides by voice and by hand, one of them a floor twice, raise no suspicion', async () => {
    const lift = await ride();
    for (const floor of ['12', '2', '2']) await say(lift, floor, 2_000);
    lift.simulation.pressButton('3');
    await lift.clock.advance(10_000);
    expect(lift.answers).toEqual(['registered', 'registered', 'registered']);
    expect(await wiringSteps(lift)).toEqual([]);
  });

  it('lamp dead: the floor was pressed three times, and its lamp stayed dark', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'lampDead', button: '3' });
    for (let time = 0; time < 3; time += 1) await say(lift, '3');
    expect(lift.answers).toEqual(Array(3).fill('pleasePressTheButton'));
    await expectOutOfVoice(lift, '3', '3: pressed three times, its lamp stayed dark; by button only. Check relay 4');
  });

  it('relay welded: the lift ignores a button that is held, so its lamp stays dark from the next press on', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'relayWelded', button: '3' });
    await say(lift, '3');
    expect(lift.answers).toEqual(['registered']);
    expect(lift.simulation.lift.closedContacts).toEqual([4]);
    for (let time = 0; time < 3; time += 1) await say(lift, '3');
    await expectOutOfVoice(
      lift,
      '3',
      '3: pressed three times, its lamp stayed dark; by button only. Check relay 4 (welded',
    );
  });

  it('lamp stuck on: lit for longer than any call lasts, until it goes out', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'lampStuck', button: '3' });
    lift.hearing.say(accepted(floors('3')));
    await lift.clock.advance(1_500);
    expect(lift.answers).toEqual(['alreadyRegistered']);
    await say(lift, '1');
    await say(lift, '2', 50_000);
    await expectOutOfVoice(lift, '3', '3: lit for longer than any call lasts; by button only until it goes out');
    lift.simulation.mendWiring();
    await lift.clock.advance(100);
    expect(noticesOf(lift.service.view())).toEqual([]);
    expect((await wiringSteps(lift)).at(-1)).toBe('Floor 3: the wiring is trusted again');
    await say(lift, '3');
    expect(lift.answers.at(-1)).toBe('registered');
  });

  it('lamps of two floors swapped: each lights at a press of the other', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'lampsSwapped', button: '2', other: '3' });
    await say(lift, '2');
    expect(lift.answers).toEqual(['pleasePressTheButton']);
    expect(await wiringSteps(lift)).toEqual([]);
    await say(lift, '3');
    expect(voiceOf(lift, '2')).toBe(false);
    await expectOutOfVoice(lift, '3', 'pressing one lights the other; both by button only');
  });

  it('input chain all ones: the mode is not known, no call, until the cable is in order', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'inputsAllClosed' });
    await lift.clock.advance(300);
    expect(lift.service.view()).toMatchObject({ availability: 'modeUnknown', mode: 'unknown' });
    expect(noticesOf(lift.service.view())).toContainEqual(expect.stringContaining('All inputs are closed at once'));
    await say(lift, '3', 3_000);
    lift.simulation.mendWiring();
    await lift.clock.advance(3_000);
    expect(lift.closed).toEqual([]);
    expect(await wiringSteps(lift)).toEqual([
      expect.stringContaining('All inputs are closed at once'),
      'Lamps and inputs are trusted again',
    ]);
    await say(lift, '3');
    expect(lift.answers.at(-1)).toBe('registered');
  });

  it('input chain all zeros: taken for fire where the modes open, and named', async () => {
    const lift = await ride();
    lift.simulation.breakWiring({ kind: 'inputsAllOpen' });
    await lift.clock.advance(300);
    expect(lift.service.view()).toMatchObject({ availability: 'notNormal', mode: 'fire' });
    expect(noticesOf(lift.service.view())).toContainEqual(expect.stringContaining('All inputs are open at once'));
    await say(lift, '3', 3_000);
    lift.simulation.mendWiring();
    await lift.clock.advance(3_000);
    expect(lift.closed).toEqual([]);
    await say(lift, '3');
    expect(lift.answers.at(-1)).toBe('registered');
  });

  describe('input chain all zeros where the modes close: what a quiet lift looks like', () => {
    const modes = {
      fire: { input: 14, activeWhen: 'closed' },
      inspection: { input: 15, activeWhen: 'closed' },
      firefighter: null,
      earthquake: null,
      outOfService: null,
    } as const;

    it('is noticed when several lamps go out at once', async () => {
      const lift = await ride({ modes });
      for (const floor of ['2', '3', '12']) lift.simulation.pressButton(floor);
      // A lamp that was lit for a moment only would count as one that blinks.
      await lift.clock.advance(2_000);
      lift.simulation.breakWiring({ kind: 'inputsAllOpen' });
      await lift.clock.advance(300);
      expect(lift.service.view()).toMatchObject({ availability: 'modeUnknown', mode: 'unknown' });
      expect(noticesOf(lift.service.view())).toContainEqual(expect.stringContaining('All inputs are open at once'));
      lift.simulation.mendWiring();
      await lift.clock.advance(3_000);
      expect(lift.service.view().availability).toBe('ready');
    });

    it('is noticed when no lamp lights at the third press: no calls by voice until one does', async () => {
      const lift = await ride({ modes });
      lift.simulation.breakWiring({ kind: 'inputsAllOpen' });
      for (const floor of ['2', '3', '12']) await say(lift, floor);
      expect(noticesOf(lift.service.view())).toContainEqual(expect.stringContaining('no lamp lights'));
      await say(lift, '1', 3_000);
      expect([lift.closed.length, lift.answers.at(-1)]).toEqual([3, 'notAllowed']);
      lift.simulation.mendWiring();
      lift.simulation.pressButton('1');
      await lift.clock.advance(2_000);
      await say(lift, '3', 2_000);
      expect(lift.answers.at(-1)).toBe('registered');
    });
  });
});
