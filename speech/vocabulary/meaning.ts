import type { ButtonId, Direction, FloorId } from '../../config/index.js';

/** What somebody said a station should call: a button there is, one there is not, one that is not pressed by voice. */
export type Mention =
  | { readonly kind: 'floor'; readonly floor: FloorId }
  /** At a landing: up, down, or a floor that lies there. */
  | { readonly kind: 'direction'; readonly direction: Direction }
  /** A floor that the building does not have, as it would stand on a button; a direction that the landing has no button for. */
  | { readonly kind: 'unknown'; readonly spoken: string }
  /** A button that is not pressed by voice. */
  | { readonly kind: 'locked'; readonly spoken: ButtonId }
  /** The floor on which the landing is: nobody can be taken there. */
  | { readonly kind: 'here'; readonly spoken: FloorId };

/** What a sentence of the vocabulary means. */
export type Meaning =
  | {
      readonly kind: 'floors';
      /** In the order said, each once; what a self-correction took back is not among them. */
      readonly mentions: readonly Mention[];
      /** Asked about before anything is called: a number alone (三), which talk is full of; two floors of which one may be denied. */
      readonly isDoubtful: boolean;
    }
  /** At a landing: the lift is wanted to go up or down. `isDoubtful`: asked about first, as it may be talk or was said by a floor. */
  | { readonly kind: 'landingCall'; readonly mention: Mention; readonly isDoubtful: boolean }
  /** More floors than the site lets one sentence call: none of them is. */
  | { readonly kind: 'tooManyFloors' }
  /** 取消, 取消三楼: of a question or of calls; without floors it means whatever was said last. */
  | { readonly kind: 'cancel'; readonly mentions: readonly Mention[] }
  /** `isDoubtful`: a word that talk is full of ("open"), at a station that asks about such words. */
  | { readonly kind: 'openDoors' | 'closeDoors'; readonly isDoubtful?: true }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'help' }
  | { readonly kind: 'repeat' }
  /** The lift's own name, from the site file. */
  | { readonly kind: 'wake' }
  /** 救命: never moves the lift. */
  | { readonly kind: 'distress' }
  /** Yes or no in a syllable: no answer, and no request. */
  | { readonly kind: 'shortAnswer' }
  /** Something people say that is no request, listed so that it is not heard as one. */
  | { readonly kind: 'decoy' };

/** What a piece of a sentence adds to its meaning. */
export type Mark =
  /** `show`: the whole of its name, as displayed; absent where nobody asks. */
  | { readonly kind: 'mention'; readonly mention: Mention; readonly show?: string }
  /** The lift was called by its name. */
  | { readonly kind: 'address' }
  /** What was said last is taken back: 不对, "no". */
  | { readonly kind: 'correction' }
  /** Nobody can tell by the words which floor is meant: 三楼不是五楼. */
  | { readonly kind: 'doubt' };

/**
 * How something was said, where that tells who speaks. `addressed`: the lift was called by its name first. `bare`: nothing but the
 * name of a floor, or a word for a direction; what the lift's own announcer says is cut to as much.
 */
export type Manner = 'addressed' | 'bare';

/** Talk that means nothing to the lift, however much it may mean to those who talk. */
export function isTalk({ kind }: Meaning): boolean {
  return kind === 'decoy' || kind === 'shortAnswer';
}

/** The same asked for in two ways (三楼, 三) is the same, and so is talk: it is evidence against all that is asked for. */
export function meaningKey(meaning: Meaning): string {
  return [isTalk(meaning) ? 'decoy' : meaning.kind, ...mentionsIn(meaning).map(mentionKey)].join(' ');
}

export function mentionsIn(meaning: Meaning): readonly Mention[] {
  if (meaning.kind === 'landingCall') return [meaning.mention];
  return 'mentions' in meaning ? meaning.mentions : [];
}

/** Equal for mentions of the same button. */
export function mentionKey(mention: Mention): string {
  return `${mention.kind}:${spokenOf(mention)}`;
}

/** What was mentioned, as on its button, whether it is there or not. */
export function spokenOf(mention: Mention): string {
  if (mention.kind === 'floor') return mention.floor;
  return mention.kind === 'direction' ? mention.direction : mention.spoken;
}
