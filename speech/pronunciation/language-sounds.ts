import type { LanguageData, SoundsFile } from '../../config/index.js';
import { remembered } from '../../config/kernel/index.js';
import { readCmudict } from './cmudict-pronouncer.js';
import { pinyinPronouncer } from './pinyin-pronouncer.js';
import type { Pronouncer } from './pronouncer.js';
import { SoundDistance, soundsOf, type Sounds } from './sound-distance.js';

/** See `soundAlikes` of `sounds.yaml`. */
export interface SoundAlikeLimits {
  readonly atMost: number;
  readonly nearest: number;
  readonly farthest: number;
  /** null: all the words of the voice model. */
  readonly words: readonly string[] | null;
}

/** How the words of a language sound, and how far apart. */
export interface LanguageSounds {
  readonly pronouncer: Pronouncer;
  /** The ways a text sounds, the usual one first; remembered, as every wording of a floor is asked about several times. */
  readonly waysToSay: (text: string) => readonly Sounds[];
  readonly distance: SoundDistance;
  /** Floors no further apart than this are heard for one another. */
  readonly confusableWithin: number;
  /** Which words are listed so that they are not heard as floors; null: none. */
  readonly soundAlikes: SoundAlikeLimits | null;
}

type Opening = (words: ReadonlySet<string>) => Promise<Pronouncer>;

const pronouncers: Readonly<Record<SoundsFile['pronunciation'], Opening>> = {
  pinyin: () => Promise.resolve(pinyinPronouncer),
  cmudict: readCmudict,
};

/**
 * @param words that will be asked about; of others nothing may be known
 * @returns null for a language that brings no sounds
 */
export async function openSounds(
  { sounds }: Pick<LanguageData, 'sounds'>,
  words: Iterable<string>,
): Promise<LanguageSounds | null> {
  if (sounds === null) return null;
  const pronouncer = await pronouncers[sounds.pronunciation](new Set(words));
  return {
    pronouncer,
    waysToSay: remembered((text: string) => pronouncer.pronunciations(text).map(soundsOf)),
    distance: new SoundDistance(sounds.confusions),
    confusableWithin: sounds.confusable.within,
    soundAlikes: limitsOf(sounds),
  };
}

function limitsOf({ soundAlikes }: SoundsFile): SoundAlikeLimits | null {
  if (soundAlikes === undefined) return null;
  const words = soundAlikes.words?.split(/\s+/u).filter((word) => word !== '') ?? null;
  return { ...soundAlikes, words };
}
