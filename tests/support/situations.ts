import type { Intent } from '../../speech/index.js';
import { accepted, floors, rejected, uncertain } from './fake-hearing.js';
import { readyBench, stationBench, type StationBench } from './station-bench.js';

/* What a station may find itself in, and what may be said to it then: the rows and columns of the table in docs/safety.md. */

/** The station is at rest and has been asked whether 12 is meant; then this happens. */
type Happening = (bench: StationBench) => void | Promise<void>;

const lampsUnreadable: Happening = ({ elevator, service }) => {
  for (const { id } of service.view().floors) elevator.setLamp(id, 'unknown');
};

export const situations: Readonly<Record<string, Happening>> = {
  normal: () => undefined,
  /** Neither link nor sound nor recognisers are up yet. */
  starting: () => undefined,
  fire: ({ elevator }) => {
    elevator.setMode('fire');
  },
  firefighter: ({ elevator }) => {
    elevator.setMode('firefighter');
  },
  earthquake: ({ elevator }) => {
    elevator.setMode('earthquake');
  },
  inspection: ({ elevator }) => {
    elevator.setMode('inspection');
  },
  'out of service': ({ elevator }) => {
    elevator.setMode('outOfService');
  },
  'mode unknown': ({ elevator }) => {
    elevator.setMode('unknown');
  },
  'link down': ({ elevator }) => {
    elevator.loseLink();
  },
  'wrong board': ({ elevator }) => {
    elevator.refuseLink();
  },
  'lamps unreadable': lampsUnreadable,
  deaf: ({ audio }) => {
    audio.set({ kind: 'deaf', reason: 'silent' });
  },
  'recogniser of one language down': ({ hearing }) => {
    hearing.lose('en');
  },
  'every recogniser down': ({ hearing }) => {
    hearing.lose('zh');
    hearing.lose('en');
  },
  'journal full': (bench) => {
    bench.isJournalFull = true;
  },
  'shutting down': ({ service }) => service.stop(),
};

/** Of these rows alone voice may make calls. */
export const inService: ReadonlySet<string> = new Set(['normal', 'recogniser of one language down', 'journal full']);

/** Of these the alarm is not pressed by voice either. */
export const noAlarm: ReadonlySet<string> = new Set([
  'starting',
  'fire',
  'firefighter',
  'earthquake',
  'inspection',
  'out of service',
  'mode unknown',
  'link down',
  'wrong board',
  'shutting down',
]);

/** Doors and alarm are wired and calls are taken back, so that the table shows when they are pressed. */
const cancel = { by: 'pressAgain', withinSeconds: 10 } as const;
const wiring = { cancel, doors: { open: { contact: 11 }, close: { contact: 12 } }, alarm: { contact: 13 } };

const intent = (kind: 'confirm' | 'help' | 'openDoors' | 'closeDoors' | 'distress'): Intent => ({ kind });

export const requests = {
  'a floor': accepted(floors('3')),
  'a floor, unsure': uncertain(floors('3')),
  'two floors': accepted(floors('3', '2')),
  'two floors, unsure': uncertain(floors('3', '2')),
  'yes to "12?" asked before': accepted(intent('confirm'), '确认'),
  'a locked floor': rejected('floorLocked', '5'),
  'open the doors': accepted(intent('openDoors'), '开门'),
  'open the doors, unsure': uncertain(intent('openDoors'), '开门'),
  'close the doors': accepted(intent('closeDoors'), '关门'),
  'cancel 12, called before': accepted({ kind: 'cancel', floors: ['12'] }, '取消十二楼'),
  cancel: accepted({ kind: 'cancel', floors: [] }, '取消'),
  help: accepted(intent('help'), '怎么用'),
  'a call for help': accepted(intent('distress'), '救命'),
  'other talk': rejected('unknownWords'),
} as const;

export type Request = keyof typeof requests;

export interface Observed {
  readonly pressed: readonly string[];
  /** Shown. */
  readonly answers: readonly string[];
  /** How many of them were spoken as well. */
  readonly spoken: number;
}

/** What a station does that is asked this in that situation, for half a minute. */
export async function observe(situation: string, request: Request): Promise<Observed> {
  const bench = situation === 'starting' ? stationBench(wiring) : await readyBench(wiring);
  if (request.startsWith('yes')) {
    bench.hearing.say(uncertain(floors('12')));
    await bench.clock.advance(2_000);
  }
  if (request.startsWith('cancel 12')) {
    bench.hearing.say(accepted(floors('12')));
    await bench.clock.advance(3_000);
  }
  await situations[situation]?.(bench);
  await bench.clock.advance(1_500);
  const before = {
    answers: bench.answers.length,
    prompts: bench.prompts.length,
    presses: bench.elevator.presses.length,
  };
  bench.hearing.say(requests[request]);
  await bench.clock.advance(30_000);
  await bench.service.stop();
  return {
    pressed: [
      ...bench.pressedButtons().slice(before.presses),
      ...bench.elevator.takenBack.map(({ call }) => `${call.button} again`),
      ...bench.elevator.holds.map(() => 'door open held'),
      ...bench.elevator.doorCloses.map(() => 'door close'),
      ...bench.elevator.alarms.map(() => 'alarm'),
    ],
    answers: bench.answerKinds().slice(before.answers),
    spoken: bench.prompts.length - before.prompts,
  };
}
