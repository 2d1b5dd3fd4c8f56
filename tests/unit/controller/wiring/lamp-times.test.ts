import { describe, expect, it } from 'vitest';
import { SeenLift } from './seen-lift.js';

const minuteMs = 60_000;
/** Somebody presses it by hand, and is taken there. */
const ride = (lift: SeenLift, button: string): SeenLift => lift.light(button).wait(20_000).darken(button).wait(10_000);

describe('a lamp that is stuck on', () => {
  it('is lit for ten minutes while others come and go, and suspected until it goes out', () => {
    const lift = new SeenLift().light('5');
    ride(ride(lift, '1'), '2').wait(8 * minuteMs);
    expect(lift.suspected).toEqual([]);
    expect(lift.wait(minuteMs).suspected).toEqual(['5 litTooLong']);
    expect(lift.wait(minuteMs).darken('5').suspected).toEqual([]);
  });

  it('is suspected as soon as others come and go, if it has been lit for long by then', () => {
    const lift = ride(new SeenLift().light('5').wait(20 * minuteMs), '1');
    expect(lift.suspected).toEqual([]);
    expect(ride(lift, '2').suspected).toEqual(['5 litTooLong']);
  });

  it('is not while the lift stands still: every lamp stays lit then', () => {
    const lift = new SeenLift()
      .light('5')
      .light('1')
      .light('2')
      .wait(60 * minuteMs);
    expect(lift.suspected).toEqual([]);
  });

  it('is suspected in a lift that stands still, too, if our own contact lit it: that may be what it stands still for', () => {
    const lift = new SeenLift()
      .press('5')
      .wait(40)
      .light('5')
      .wait(11 * minuteMs);
    expect(lift.suspected).toEqual(['5 litTooLong']);
  });

  it('counts only the time in which the lift runs normally', () => {
    const lift = ride(ride(new SeenLift().light('5'), '1'), '2').wait(5 * minuteMs);
    lift
      .see({ type: 'mode.changed', isNormal: false })
      .wait(60 * minuteMs)
      .see({ type: 'mode.changed', isNormal: true });
    expect(lift.wait(minuteMs).suspected).toEqual([]);
    expect(ride(ride(lift, '1'), '2').wait(9 * minuteMs).suspected).toEqual(['5 litTooLong']);
  });

  it('stays suspected when it cannot be read for a while', () => {
    const lift = ride(ride(new SeenLift().light('5'), '1'), '2').wait(10 * minuteMs);
    lift.see({ type: 'lamp.changed', button: '5', lamp: 'unknown' }).wait(minuteMs).light('5');
    expect(lift.suspected).toEqual(['5 litTooLong']);
  });
});

describe('a contact that does not open', () => {
  const again = (lift: SeenLift, pauseMs: number): SeenLift => lift.wait(4_000).darken('5').wait(pauseMs).light('5');
  const pressed = (): SeenLift => new SeenLift().press('5').wait(40).light('5');

  it('calls again at once each time it was served: suspected at the third time, until it is dark for a minute', () => {
    const lift = again(again(pressed(), 2_000), 300);
    expect(lift.suspected).toEqual([]);
    expect(again(lift, 300).suspected).toEqual(['5 lightsAgain']);
    expect(
      again(lift, 300)
        .wait(5_000)
        .darken('5')
        .wait(minuteMs - 1).suspected,
    ).toEqual(['5 lightsAgain']);
    expect(lift.wait(1).suspected).toEqual([]);
  });

  it('is not suspected where people press again, only later', () => {
    const lift = again(again(again(again(pressed(), 2_001), 300), 300), 2_500);
    expect(lift.suspected).toEqual([]);
  });

  it('is not suspected where voice never pressed: somebody holds the door open by the button', () => {
    const lift = again(again(again(again(new SeenLift().light('5'), 300), 300), 300), 300);
    expect(lift.suspected).toEqual([]);
  });

  it('each press by voice begins the count anew', () => {
    const lift = again(again(pressed(), 300), 300).wait(4_000).darken('5').wait(200).press('5').wait(40).light('5');
    expect(again(again(lift, 300), 300).suspected).toEqual([]);
  });
});
