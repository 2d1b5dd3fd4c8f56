import { beforeAll, describe, expect, it } from 'vitest';
import { openSounds, type LanguageSounds } from '../../../../speech/pronunciation/language-sounds.js';
import { distanceBetween } from '../../../../speech/pronunciation/comparison.js';
import { soundAlikes } from '../../../../speech/vocabulary/sound-alikes.js';
import { spokenFloors } from '../../../../speech/vocabulary/spoken-floor.js';
import { atOnce } from '../../../../speech/vocabulary/steps.js';
import type { WordTable } from '../../../../speech/vocabulary/word-table.js';
import { embeddedWords } from '../../../support/first-model.js';
import { language } from '../../../support/languages.js';
import { officeStation } from '../../../support/office-station.js';

describe.each(['zh', 'en'] as const)('words that sound like a floor (%s)', (code) => {
  const floors = spokenFloors(officeStation(), 'stations[0]', language(code));
  let table: WordTable;
  let sounds: LanguageSounds;

  beforeAll(async () => {
    table = embeddedWords(code);
    sounds = (await openSounds(language(code), table.keys()))!;
  });

  function find(limits: Partial<NonNullable<LanguageSounds['soundAlikes']>> = {}, words = table): readonly string[] {
    const limited = { ...sounds, soundAlikes: { ...sounds.soundAlikes!, ...limits } };
    return atOnce(soundAlikes(floors, language(code), words, limited));
  }

  it('are near to a floor, and to none so near that they would be heard in its place', () => {
    const { nearest, farthest } = sounds.soundAlikes!;
    const { waysToSay, distance } = sounds;
    const wordings = floors.flatMap(({ numbers, built, names }) =>
      [...numbers, ...built, ...names].flatMap(({ say }) => waysToSay(say)),
    );
    const found = find();
    expect(found.length).toBeGreaterThan(4);
    for (const word of found) {
      const distances = waysToSay(word).flatMap((said) => wordings.map((way) => distanceBetween(said, way, distance)));
      expect(Math.min(...distances), word).toBeGreaterThan(nearest);
      expect(Math.min(...distances), word).toBeLessThanOrEqual(farthest);
    }
  });

  it('are as many as the language allows, the closest of them', () => {
    expect(find({ atMost: 3 })).toEqual(find().slice(0, 3));
    expect(find({ atMost: 0 })).toEqual([]);
  });

  it('are words of the model, and none of the words of a floor', () => {
    expect(find({ words: ['xyzzy', '燚燚', 'floor', 'third', '三楼'] })).toEqual([]);
    const [word = ''] = find();
    const without = new Map([...table].filter(([known]) => !word.includes(known)));
    expect(find({}, without)).not.toContain(word);
  });

  it('are none where the language has none', () => {
    const none = soundAlikes(floors, language(code), table, { ...sounds, soundAlikes: null });
    expect(atOnce(none)).toEqual([]);
  });
});
