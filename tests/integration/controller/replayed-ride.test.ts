import { describe, expect, it } from 'vitest';
import { replayRide } from '../../../controller/adapters/replay-ride.js';
import type { JournalEntry } from '../../../controller/journal/journal.types.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';
import { readyBench, type StationBench } from '../../support/station-bench.js';

/** What the journal has of the latest ride after something was said and time went by. */
async function ridden(
  ride: (bench: StationBench) => void,
): Promise<{ ride: string; entries: readonly JournalEntry[] }> {
  const bench = await readyBench({ cancel: { by: 'pressAgain', withinSeconds: 10 } });
  ride(bench);
  await bench.clock.advance(30_000);
  await bench.service.stop();
  const id = bench.journal.findLast((entry) => entry.ride !== null)?.ride ?? '';
  const own = bench.journal.filter((entry) => entry.ride === id);
  const [first, last] = [own[0]?.sequence ?? 0, own.at(-1)?.sequence ?? 0];
  return { ride: id, entries: bench.journal.filter(({ sequence }) => sequence >= first && sequence <= last) };
}

const rides: readonly (readonly [string, (bench: StationBench) => void, readonly string[]])[] = [
  ['a floor', ({ hearing }) => hearing.say(accepted(floors('12'))), ['call 12', 'yes', 'registered', 'registered']],
  [
    'two floors, one of them lit',
    ({ hearing, elevator }) => {
      elevator.setLamp('3', 'lit');
      hearing.say(accepted(floors('3', '12')));
    },
    ['call 3,12', 'alreadyLit', 'alreadyRegistered', 'yes', 'registered', 'registered'],
  ],
  [
    'a lamp that stays dark',
    ({ hearing, elevator }) => {
      elevator.script = {
        outcome: { kind: 'done', roundTripMs: 6, evidence: 'acknowledged' },
        exchangeMs: 6,
        lampAfterMs: null,
      };
      hearing.say(accepted(floors('12')));
    },
    ['call 12', 'yes', 'unconfirmed', 'pleasePressTheButton'],
  ],
  [
    'fire in the middle of a press',
    ({ hearing, elevator, clock }) => {
      elevator.script = 'neverSettles';
      hearing.say(accepted(floors('12')));
      clock.setTimeout(() => {
        elevator.setMode('fire');
      }, 300);
    },
    ['call 12', 'yes', 'cancelled', 'notNow'],
  ],
  [
    'a call that is taken back',
    ({ hearing, clock }) => {
      hearing.say(accepted(floors('12')));
      clock.setTimeout(() => hearing.say(accepted({ kind: 'cancel', floors: ['12'] }, '取消十二楼')), 4_000);
    },
    ['take back 12', 'yes', 'takenBack', 'takenBack'],
  ],
  [
    'a call of somebody else that is to be taken back',
    ({ hearing, elevator }) => {
      elevator.setLamp('12', 'lit');
      hearing.say(accepted({ kind: 'cancel', floors: ['12'] }, '取消十二楼'));
    },
    ['take back 12', 'notOurs', 'notTakenBack', 'stillRegistered'],
  ],
  ['a question', ({ hearing }) => hearing.say(uncertain(floors('12'))), ['pleaseConfirm']],
  ['a locked floor', ({ hearing }) => hearing.say(rejected('floorLocked', '5')), ['notAllowed']],
  ['talk', ({ hearing }) => hearing.say(rejected('notAPhrase')), ['silence']],
  [
    'no link',
    ({ hearing, elevator }) => {
      elevator.loseLink();
      hearing.say(accepted(floors('12')));
    },
    ['notNow'],
  ],
];

describe('a ride that is replayed', () => {
  it.each(rides)('%s: the same is decided again', async (_, say, words) => {
    const { ride, entries } = await ridden(say);
    const steps = await replayRide(entries, ride);
    expect(steps.map(({ recorded }) => recorded)).toEqual(words);
    expect(steps.map(({ replayed }) => replayed)).toEqual(words);
  });

  it('what would be decided otherwise now is named, with its entry', async () => {
    const { ride, entries } = await ridden(({ hearing }) => hearing.say(accepted(floors('12'))));
    const changed = entries.map((entry): JournalEntry => {
      const { happening } = entry;
      if (happening.kind !== 'call.judged') return entry;
      return { ...entry, happening: { ...happening, content: { ...happening.content, lamp: 'unknown' } } };
    });
    const different = (await replayRide(changed, ride)).filter(({ recorded, replayed }) => recorded !== replayed);
    expect(different[0]).toMatchObject({ what: 'may 12 be called', recorded: 'yes', replayed: 'lampUnreadable' });
  });
});
