import { describe, expect, it } from 'vitest';
import { takeBackRefusalOf, type TakeBackConditions } from '../../../controller/domain/taking-back.js';

/** A call of our own, registered two seconds ago. */
const own: TakeBackConditions = {
  isLinkUp: true,
  mode: 'normal',
  lamp: 'lit',
  isVoiceAllowed: true,
  isWithinVoiceHours: true,
  isWiringDoubted: false,
  isCallUnderWay: false,
  callsInLastMinute: 1,
  callsPerMinute: 12,
  otherFloorsInLastMinute: 0,
  floorsPerMinute: 8,
  isOffered: true,
  standing: 'ours',
  registeredAgoMs: 2_000,
  withinMs: 10_000,
};

describe('a call is taken back', () => {
  it('that this station has made by voice a short time ago', () => {
    expect(takeBackRefusalOf(own)).toBeNull();
    expect(takeBackRefusalOf({ ...own, registeredAgoMs: 10_000, callsInLastMinute: 11 })).toBeNull();
  });

  it.each<[string, Partial<TakeBackConditions>, string]>([
    ['where the site or the board does not have it', { isOffered: false }, 'notOffered'],
    ['without a link', { isLinkUp: false }, 'linkDown'],
    ['in a mode that is not known', { mode: 'unknown' }, 'modeUnknown'],
    ['in a fire', { mode: 'fire' }, 'notNormal'],
    ['in an inspection', { mode: 'inspection' }, 'notNormal'],
    ['of a floor that is by button only', { isVoiceAllowed: false }, 'voiceNotAllowed'],
    ['outside its hours', { isWithinVoiceHours: false }, 'outsideHours'],
    ['where something is wrong with its wires', { isWiringDoubted: true }, 'wiringDoubted'],
    ['whose lamp cannot be read', { lamp: 'unknown' }, 'lampUnreadable'],
    ['whose lamp is dark: the press would make a call', { lamp: 'dark' }, 'notLit'],
    ['that a hand has made, or nobody knows who', { standing: 'notOurs' }, 'notOurs'],
    ['whose lamp nobody saw register it', { registeredAgoMs: null }, 'notOurs'],
    ['that somebody else was told is registered already', { standing: 'shared' }, 'shared'],
    ['that was tried to be taken back before', { standing: 'tried' }, 'triedBefore'],
    ['that was registered too long ago', { registeredAgoMs: 10_001 }, 'tooOld'],
    ['where a call more would be too many', { callsInLastMinute: 12 }, 'tooManyCalls'],
  ])('never one %s', (_, change, refusal) => {
    expect(takeBackRefusalOf({ ...own, ...change })).toBe(refusal);
  });
});
