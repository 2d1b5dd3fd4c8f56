import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../config/kernel/index.js';
import { openWrittenEars, type WrittenEars } from '../../../../speech/index.js';
import { languages } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';

let ears: WrittenEars;
beforeAll(async () => {
  const models = path.join(import.meta.dirname, '../../../../speech/models');
  const opened = await openWrittenEars({
    site: { languages: ['zh', 'en'], stations: [officeStation()] },
    languages,
    folders: { embedded: models, installed: models },
    clock: systemClock,
  });
  if (!opened.ok) throw opened.failure;
  ears = opened.value;
});

const quiet = { alsoLike: [], isHalfHeard: false, overNoiseDb: null, lostLanguages: [] };
const decide = (text: string, how: Partial<Parameters<WrittenEars['decide']>[1]> = {}) =>
  ears.decide('car-1', { ...quiet, ...how, text }).decision;

describe('ears for written sentences', () => {
  it.each([
    ['去三楼', { decision: 'accepted', language: 'zh', intent: { kind: 'floors', floors: ['3'] } }],
    ['Take me to floor 12, please!', { decision: 'accepted', language: 'en', intent: { floors: ['12'] } }],
    ['去四楼', { decision: 'rejected', reason: 'floorUnknown', floorSpoken: '4' }],
    ['三', { decision: 'uncertain', intent: { kind: 'floors', floors: ['3'] } }],
    ['今天天气不错', { decision: 'rejected', floorSpoken: null }],
    ['what a day', { decision: 'rejected', floorSpoken: null }],
    ['救命', { decision: 'accepted', intent: { kind: 'distress' } }],
  ])('decide "%s" as the recognisers would have it decided', (text, decision) => {
    expect(decide(text)).toMatchObject(decision);
  });

  it('ask about what is half heard, and about what sounds like something else as much', () => {
    expect(decide('去七楼', { isHalfHeard: true })).toMatchObject({ decision: 'uncertain', intent: { floors: ['7'] } });
    expect(decide('去七楼', { alsoLike: ['去一楼'] })).toMatchObject({
      decision: 'uncertain',
      alternatives: [{ floors: ['7'] }, { floors: ['1'] }],
    });
  });

  it('hear nobody who is hardly louder than the room', () => {
    expect(decide('floor five', { overNoiseDb: 20 })).toMatchObject({ decision: 'accepted' });
    expect(decide('floor five', { overNoiseDb: 9 })).toMatchObject({ decision: 'rejected', reason: 'tooQuiet' });
  });

  it('ask where the other language has no say', () => {
    expect(decide('floor five', { lostLanguages: ['zh'] })).toMatchObject({ decision: 'uncertain' });
    expect(decide('去五楼', { lostLanguages: ['zh'] })).toMatchObject({ decision: 'rejected' });
  });
});
