import { describe, expect, it } from 'vitest';
import { SeenLift } from './seen-lift.js';

describe('a lamp that does not answer presses', () => {
  it('is suspected at the third press in a row, when the time of its lamp is over', () => {
    const lift = new SeenLift().call('1').pressInVain('12').pressInVain('12');
    expect(lift.suspected).toEqual([]);
    expect(lift.press('12').wait(999).suspected).toEqual([]);
    expect(lift.wait(1).suspected).toEqual(['12 staysDark false']);
  });

  it('is in time up to the last moment, and late after it', () => {
    const inTime = new SeenLift().pressInVain('12').pressInVain('12').press('12').wait(999).light('12').wait(60_000);
    expect(inTime.suspected).toEqual([]);
    const late = new SeenLift().call('1').pressInVain('12').pressInVain('12').press('12').wait(1_001).light('12');
    expect(late.suspected).toEqual(['12 staysDark true']);
  });

  it('that was seen before the board had answered has answered', () => {
    const lift = new SeenLift().pressInVain('12').pressInVain('12').light('12').press('12').wait(60_000);
    expect(lift.suspected).toEqual([]);
  });

  it('that lit before the contact closed has not', () => {
    const lift = new SeenLift().call('1').light('12').wait(100).darken('12').wait(100);
    lift.pressInVain('12').pressInVain('12').pressInVain('12');
    expect(lift.suspected).toEqual(['12 staysDark false']);
  });

  it('one press that it answers begins the count anew', () => {
    const lift = new SeenLift().pressInVain('12').pressInVain('12').call('12').pressInVain('12').pressInVain('12');
    expect(lift.suspected).toEqual([]);
  });

  it('a hand that lights it shows that the lamp is well, not the relay: who is told to press the button does', () => {
    const lift = new SeenLift().call('1');
    for (let time = 0; time < 3; time += 1) {
      lift.press('12').wait(3_000).light('12').wait(20_000).darken('12').wait(5_000);
    }
    expect(lift.suspected).toEqual(['12 staysDark true']);
  });

  it('while the lift stops being normal proves nothing', () => {
    const lift = new SeenLift().call('1').pressInVain('12').pressInVain('12').press('12').wait(500);
    lift.see({ type: 'mode.changed', isNormal: false }).wait(20_000).see({ type: 'mode.changed', isNormal: true });
    expect(lift.wait(60_000).suspected).toEqual([]);
    expect(lift.pressInVain('12').suspected).toEqual(['12 staysDark false']);
  });

  it('proves nothing, either, where the board answers only when the lift has stopped being normal, or is so again', () => {
    const late = new SeenLift().call('1').pressInVain('12').pressInVain('12');
    late.see({ type: 'mode.changed', isNormal: false }).press('12').wait(60_000);
    expect(late.suspected).toEqual([]);
    late.see({ type: 'mode.changed', isNormal: true }).press('12').wait(60_000);
    expect(late.suspected).toEqual([]);
    expect(late.pressInVain('12').suspected).toEqual(['12 staysDark false']);
  });

  it('one that dies later is suspected, too, and one that answers again is not any more', () => {
    const lift = new SeenLift().call('12').call('12').pressInVain('12').pressInVain('12').press('12').press('12');
    expect(lift.wait(2_000).suspected).toContain('12 staysDark false');
    expect(lift.press('12').wait(50).light('12').suspected).toEqual([]);
  });
});

describe('a button whose lamp stays dark', () => {
  const out = (): SeenLift =>
    new SeenLift().call('1').press('12').wait(5_000).press('12').wait(5_000).press('12').wait(5_000);
  const halfAnHourMs = 30 * 60_000;

  it('is tried once after half an hour, and still told as suspected: one more press in the dark takes it out again', () => {
    const lift = out().wait(halfAnHourMs - 5_001);
    expect(lift.isInVoiceService('12')).toBe(false);
    lift.wait(1);
    expect([lift.isInVoiceService('12'), lift.suspected]).toEqual([true, ['12 staysDark false']]);
    expect(lift.press('12').isInVoiceService('12')).toBe(false);
    expect(lift.wait(halfAnHourMs - 1).isInVoiceService('12')).toBe(false);
    expect(lift.wait(1).isInVoiceService('12')).toBe(true);
  });

  it('is trusted again at the first press that its lamp answers, and counted anew', () => {
    const lift = out().wait(halfAnHourMs).call('12');
    expect(lift.suspected).toEqual([]);
    expect(lift.pressInVain('12').pressInVain('12').isInVoiceService('12')).toBe(true);
  });

  it('is tried once, too, when a hand has lit its lamp', () => {
    const lift = out().light('12').wait(20_000).darken('12');
    expect([lift.isInVoiceService('12'), lift.suspected]).toEqual([true, ['12 staysDark true']]);
    expect(lift.pressInVain('12').isInVoiceService('12')).toBe(false);
    expect(lift.light('12').wait(20_000).darken('12').wait(5_000).call('12').suspected).toEqual([]);
  });

  it('is due for a trial again where the lift stopped being normal in the middle of one', () => {
    const lift = out().wait(halfAnHourMs).press('12').wait(500);
    lift.see({ type: 'mode.changed', isNormal: false }).see({ type: 'mode.changed', isNormal: true });
    expect(lift.wait(halfAnHourMs).isInVoiceService('12')).toBe(true);
  });

  it('is not tried where its lamp is mixed up with another: the press may call the wrong floor', () => {
    const lift = new SeenLift();
    for (let time = 0; time < 2; time += 1) lift.press('2').wait(40).light('3').wait(20_000).darken('3').wait(5_000);
    lift.wait(halfAnHourMs).light('2').wait(20_000).darken('2').light('3').wait(20_000).darken('3');
    expect([lift.isInVoiceService('2'), lift.isInVoiceService('3')]).toEqual([false, false]);
  });
});

describe('lamps that are mixed up', () => {
  const crossed = (lift: SeenLift, pressed: string, lit: string): SeenLift =>
    lift.press(pressed).wait(40).light(lit).wait(20_000).darken(lit).wait(5_000);

  it('are suspected when each lights at a press of the other', () => {
    const lift = crossed(new SeenLift(), '2', '3');
    expect(lift.suspected).toEqual([]);
    expect(crossed(lift, '3', '2').suspected).toEqual(['2 lightsAnother 3', '3 lightsAnother 2']);
  });

  it('are suspected when one lights at the press of the other twice in a row', () => {
    const lift = crossed(crossed(new SeenLift(), '2', '3'), '2', '3');
    expect(lift.suspected).toEqual(['2 lightsAnother 3', '3 lightsAnother 2']);
  });

  it('are not when somebody presses another button in that second, once, or another one each time', () => {
    const lift = crossed(crossed(new SeenLift(), '2', '3'), '2', '1');
    expect(lift.suspected).toEqual([]);
    expect(crossed(lift, '2', '3').suspected).toEqual(['2 staysDark false']);
  });

  it('are not when two others lit: nobody knows which of them it was', () => {
    const lift = new SeenLift();
    for (let time = 0; time < 2; time += 1) {
      lift.press('2').wait(40).light('3').light('1').wait(20_000).darken('3').darken('1').wait(5_000);
    }
    expect(lift.suspected).toEqual([]);
  });

  it('are not when the other one was pressed by the board itself: three floors of one sentence', () => {
    const lift = new SeenLift();
    for (let time = 0; time < 2; time += 1) {
      lift.press('2').wait(350).press('3').wait(40).light('3').wait(20_000).darken('3').wait(5_000);
    }
    expect(lift.suspected).toEqual([]);
  });

  it('are not any more when one of them lights its own lamp', () => {
    const lift = crossed(crossed(new SeenLift(), '2', '3'), '3', '2')
      .press('3')
      .wait(40)
      .light('3');
    expect(lift.suspected).toEqual([]);
  });
});

describe('no lamp at all', () => {
  it('after three presses in a row, of more than one button, is the whole chain, until a lamp lights', () => {
    const lift = new SeenLift().call('1').pressInVain('2').pressInVain('3');
    expect(lift.suspected).toEqual([]);
    expect(lift.pressInVain('12').suspected).toEqual(['no lamp lit']);
    expect(lift.light('1').suspected).toEqual([]);
  });

  it('where any lamp lit meanwhile it is not', () => {
    const lift = new SeenLift().pressInVain('2').pressInVain('3').light('1').pressInVain('12').pressInVain('2');
    expect(lift.suspected).toEqual([]);
  });
});
