import { describe, expect, it } from 'vitest';
import type { VoiceHours } from '../../../config/index.js';
import { isWithinVoiceHours, localTime } from '../../../controller/domain/voice-hours.js';

const workdays: VoiceHours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '19:00' };
const fridayNight: VoiceHours = { days: ['fri'], from: '22:00', to: '02:00' };
const sunday: VoiceHours = { days: ['sun'], from: '00:00', to: '24:00' };

describe('hours in which a floor may be called by voice', () => {
  it.each([
    [workdays, 'wed', '07:29', false],
    [workdays, 'wed', '07:30', true],
    [workdays, 'wed', '18:59', true],
    [workdays, 'wed', '19:00', false],
    [workdays, 'sat', '12:00', false],
    [fridayNight, 'fri', '21:59', false],
    [fridayNight, 'fri', '22:00', true],
    [fridayNight, 'sat', '01:59', true],
    [fridayNight, 'sat', '02:00', false],
    [fridayNight, 'fri', '01:00', false],
    [sunday, 'sun', '23:59', true],
    [sunday, 'mon', '00:00', false],
  ] as const)('%j on %s at %s: %s', (hours, weekday, time, isOpen) => {
    expect(isWithinVoiceHours({ voiceHours: [hours] }, { weekday, time })).toBe(isOpen);
  });

  it('of several spans one is enough', () => {
    const floor = { voiceHours: [workdays, sunday] };
    expect(isWithinVoiceHours(floor, { weekday: 'sun', time: '08:00' })).toBe(true);
    expect(isWithinVoiceHours(floor, { weekday: 'sat', time: '08:00' })).toBe(false);
  });

  it('without any a floor is open at all times', () => {
    expect(isWithinVoiceHours({}, null)).toBe(true);
  });

  it('a clock that cannot be right says nothing, and unknown means no', () => {
    for (const at of [new Date(0), new Date(Number.NaN)]) expect(localTime(at, 'Asia/Shanghai')).toBeNull();
    expect(isWithinVoiceHours({ voiceHours: [{ ...sunday, days: ['sun', 'mon', 'thu'] }] }, null)).toBe(false);
  });
});

describe('the time at the site', () => {
  it.each([
    ['2026-11-26T23:30:00Z', 'Asia/Shanghai', 'fri', '07:30'],
    ['2026-11-26T16:00:00Z', 'Asia/Shanghai', 'fri', '00:00'],
    ['2026-11-26T16:00:00Z', 'Europe/Berlin', 'thu', '17:00'],
    ['2026-07-26T16:00:00Z', 'Europe/Berlin', 'sun', '18:00'],
    ['2026-11-26T20:00:00Z', 'Asia/Kathmandu', 'fri', '01:45'],
  ] as const)('%s in %s is %s %s', (at, timeZone, weekday, time) => {
    expect(localTime(new Date(at), timeZone)).toEqual({ weekday, time });
  });
});
