import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../config/kernel/index.js';
import { SafetyMonitor } from '../../../../controller/app/scenario/safety-monitor.js';
import { accepted, FakeHearing, floors } from '../../../support/fake-hearing.js';
import { FakeElevator } from '../../../support/fake-elevator.js';
import { testStation } from '../../../support/station-bench.js';

/* testStation: B1, 1, 2, 3, 5 (locked), 6 (no lamp), 12 on contacts 1..7; lamps likewise; fire 14 and inspection 15, open. */
const bit = (number: number): bigint => 1n << BigInt(number - 1);
const normal = bit(14) | bit(15);

function watched(changes: Parameters<typeof testStation>[0] = {}, slackMs?: number) {
  const clock = new VirtualClock();
  const station = testStation(changes);
  const monitor = new SafetyMonitor(station, clock, slackMs);
  const hearing = new FakeHearing(station);
  const elevator = new FakeElevator(station, clock);
  monitor.follow(hearing, elevator);
  monitor.noteInputs(normal);
  const press = async (contact: number, forMs = 250): Promise<void> => {
    monitor.noteRelays(bit(contact), clock.now());
    await clock.advance(forMs);
    monitor.noteRelays(0n, clock.now());
  };
  const rules = () => monitor.violations.map(({ rule }) => rule);
  return { clock, monitor, hearing, elevator, press, rules };
}

describe('the monitor at the terminals', () => {
  it('has nothing against a press that was asked for', async () => {
    const { hearing, press, rules, monitor } = watched();
    hearing.say(accepted(floors('3')));
    await press(4);
    monitor.end();
    expect(rules()).toEqual([]);
    expect(monitor.closures).toEqual([{ button: '3', contact: 4, closedAtMs: 0, openedAtMs: 250 }]);
  });

  it('notes a press that nobody asked for, and one that was asked for once', async () => {
    const { hearing, press, rules } = watched();
    await press(4);
    hearing.say(accepted(floors('3')));
    await press(4);
    await press(4);
    expect(rules()).toEqual(['unasked', 'twice']);
  });

  it('notes a contact that belongs to no button', async () => {
    const { press, rules } = watched();
    await press(9);
    expect(rules()).toEqual(['unasked']);
  });

  it('notes a contact that is closed too long, also one that never opens', async () => {
    const { clock, hearing, press, rules, monitor } = watched();
    hearing.say(accepted(floors('3', '2')));
    await press(4, 252);
    monitor.noteRelays(bit(3), clock.now());
    await clock.advance(300);
    monitor.end();
    expect(rules()).toEqual(['tooLong', 'tooLong']);
  });

  it('allows for a board and a host that are out of step, by what it was told and no more', async () => {
    for (const [lateMs, broken] of [
      [290, []],
      [330, ['tooLong', 'litButton', 'notNormal']],
    ] as const) {
      const { clock, hearing, monitor, press, rules } = watched({}, 300);
      hearing.say(accepted(floors('3', '2')));
      await press(4, 250 + lateMs);
      monitor.noteInputs(bit(3));
      await clock.advance(lateMs);
      await press(3);
      expect(rules()).toEqual(broken);
    }
  });

  it.each([
    ['10 ms ago is one that takes the call back, an instant too late', 10, []],
    ['40 ms ago is one that nobody asked for', 40, ['twice']],
  ] as const)('a press of a lamp that went out %s', async (_, darkMs, broken) => {
    const { clock, hearing, monitor, press, rules } = watched({ cancel: { by: 'pressAgain', withinSeconds: 10 } });
    hearing.say(accepted(floors('3')));
    await press(4);
    monitor.noteInputs(normal | bit(4));
    await clock.advance(2_000);
    hearing.say(accepted({ kind: 'cancel', floors: ['3'] }, '取消三楼'));
    await clock.advance(300);
    monitor.noteInputs(normal);
    await clock.advance(darkMs);
    await press(4);
    expect(rules()).toEqual(broken);
  });

  it('waits for the watchdog of a board that hangs, and no longer', async () => {
    const { clock, hearing, monitor, rules } = watched();
    hearing.say(accepted(floors('3', '2')));
    for (const [contact, thenMs] of [
      [4, 260],
      [3, 262],
    ] as const) {
      monitor.noteRelays(bit(contact), clock.now());
      await clock.advance(100);
      monitor.noteHang();
      await clock.advance(thenMs);
      monitor.noteRelays(0n, clock.now());
    }
    expect(rules()).toEqual(['tooLong']);
  });

  it('notes two contacts at once', async () => {
    const { clock, hearing, rules, monitor } = watched();
    hearing.say(accepted(floors('3', '2')));
    monitor.noteRelays(bit(4), clock.now());
    await clock.advance(50);
    monitor.noteRelays(bit(4) | bit(3), clock.now());
    expect(rules()).toEqual(['twoAtOnce']);
  });

  it('notes a press of a lit button, by the lamp at the board', async () => {
    const { clock, hearing, press, rules, monitor } = watched();
    monitor.noteInputs(normal | bit(4));
    await clock.advance(2);
    hearing.say(accepted(floors('3')));
    await press(4);
    expect(rules()).toEqual(['litButton']);
  });

  it('notes a press after fire, by the terminals and by what the host knew', async () => {
    const { clock, hearing, elevator, press, rules, monitor } = watched();
    hearing.say(accepted(floors('3', '2')));
    monitor.noteInputs(bit(15));
    await clock.advance(26);
    await press(4);
    monitor.noteInputs(normal);
    elevator.setMode('unknown');
    await clock.advance(13);
    await press(3);
    expect(rules()).toEqual(['notNormal', 'notNormal']);
  });

  it('notes a press of a floor that is by button only', async () => {
    const { hearing, press, rules } = watched();
    hearing.say(accepted(floors('5')));
    await press(5);
    expect(rules()).toEqual(['locked']);
  });

  describe('of a car whose doors and alarm are wired', () => {
    const wired = { doors: { open: { contact: 11 }, close: null }, alarm: { contact: 13 } };
    const saying = { open: accepted({ kind: 'openDoors' }, '开门'), help: accepted({ kind: 'distress' }, '救命') };

    it('lets a door be held for half a minute, and the alarm be pressed meanwhile', async () => {
      const { clock, hearing, rules, monitor } = watched(wired);
      hearing.say(saying.open);
      monitor.noteRelays(bit(11), clock.now());
      await clock.advance(1_000);
      hearing.say(saying.help);
      monitor.noteRelays(bit(11) | bit(13), clock.now());
      await clock.advance(500);
      monitor.noteRelays(bit(11), clock.now());
      await clock.advance(28_500);
      monitor.noteRelays(0n, clock.now());
      expect(rules()).toEqual([]);
      expect(monitor.closures.map(({ button }) => button)).toEqual(['doorOpen', 'alarm']);
    });

    it('notes a door that nobody asked for, one held too long, and a floor pressed meanwhile', async () => {
      const { clock, hearing, rules, monitor } = watched(wired);
      monitor.noteRelays(bit(11), clock.now());
      await clock.advance(30_002);
      hearing.say(accepted(floors('3')));
      monitor.noteRelays(bit(11) | bit(4), clock.now());
      await clock.advance(250);
      monitor.noteRelays(0n, clock.now());
      expect(rules()).toEqual(['unasked', 'twoAtOnce', 'tooLong']);
    });

    it('notes an alarm that nobody cried for, and one after fire', async () => {
      const { clock, hearing, press, rules, monitor } = watched(wired);
      await press(13);
      hearing.say(saying.help);
      monitor.noteInputs(bit(15));
      await clock.advance(26);
      await press(13);
      expect(rules()).toEqual(['unasked', 'notNormal']);
    });
  });
});

describe('the monitor before a gate', () => {
  const sensor = { gate: 'presence', presence: { input: 12, activeWhen: 'closed' }, openSeconds: 5 } as const;
  const byName = { gate: 'wakeWord', openSeconds: 5 } as const;

  it('notes a press for what was said while nobody was seen', async () => {
    const { hearing, press, rules } = watched({ listening: sensor });
    hearing.say(accepted(floors('3')));
    await press(4);
    expect(rules()).toEqual(['gateClosed']);
  });

  it('has nothing against one for somebody who is seen, or was when the sentence began', async () => {
    const { clock, monitor, hearing, press, rules } = watched({ listening: sensor });
    monitor.noteInputs(normal | bit(12));
    hearing.begin();
    monitor.noteInputs(normal);
    await clock.advance(6_000);
    hearing.decide(accepted(floors('3')));
    await press(4);
    expect(rules()).toEqual([]);
  });

  it('notes one for what began before anybody was seen', async () => {
    const { monitor, hearing, press, rules } = watched({ listening: sensor });
    hearing.begin();
    monitor.noteInputs(normal | bit(12));
    hearing.decide(accepted(floors('3')));
    await press(4);
    expect(rules()).toEqual(['gateClosed']);
  });

  it('knows that the lift was called by its name, in the same sentence or before', async () => {
    const { hearing, press, rules } = watched({ listening: byName });
    hearing.say(accepted(floors('2')));
    await press(3);
    hearing.say({ ...accepted(floors('3')), manner: 'addressed' });
    await press(4);
    hearing.say(accepted(floors('12')));
    await press(7);
    expect(rules()).toEqual(['gateClosed']);
  });

  it('lets a call for help press the alarm whatever the gate is', async () => {
    const { hearing, press, rules } = watched({ listening: byName, alarm: { contact: 13 } });
    hearing.say(accepted({ kind: 'distress' }));
    await press(13);
    expect(rules()).toEqual([]);
  });

  it('notes a press for the name of a floor that the lift has just arrived at', async () => {
    const { clock, monitor, hearing, press, rules } = watched();
    const named = { ...accepted(floors('3'), '三楼'), manner: 'bare' } as const;
    monitor.noteInputs(normal | bit(4));
    monitor.noteInputs(normal);
    hearing.say(named);
    await press(4);
    await clock.advance(10_000);
    hearing.say(named);
    await press(4);
    expect(rules()).toEqual(['announced']);
  });

  it('takes inputs that were all closed at once for no lamps: nobody arrives when the cable is mended', async () => {
    const { monitor, hearing, press, rules } = watched();
    monitor.noteInputs((1n << 16n) - 1n);
    monitor.noteInputs(normal);
    hearing.say({ ...accepted(floors('3'), '三楼'), manner: 'bare' } as const);
    await press(4);
    expect(rules()).toEqual([]);
  });
});
