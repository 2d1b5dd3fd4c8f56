import type { FloorId } from '../../config/index.js';

/** A floor as somebody said it: one there is, one there is not, one that has no calls by voice. */
export type FloorMention =
  | { readonly kind: 'floor'; readonly floor: FloorId }
  /** A floor that the building does not have; `spoken` as it would stand on a button. */
  | { readonly kind: 'unknown'; readonly spoken: string }
  /** A floor that has no calls by voice. */
  | { readonly kind: 'locked'; readonly spoken: FloorId };

/** What a sentence of the vocabulary means. */
export type Meaning =
  | {
      readonly kind: 'floors';
      /** In the order said, each once; what a self-correction took back is not among them. */
      readonly mentions: readonly FloorMention[];
      /** Asked about before anything is called: a number alone (三), which talk is full of; two floors of which one may be denied. */
      readonly isDoubtful: boolean;
    }
  /** More floors than the site lets one sentence call: none of them is. */
  | { readonly kind: 'tooManyFloors' }
  /** 取消, 取消三楼: of a question or of calls; without floors it means whatever was said last. */
  | { readonly kind: 'cancel'; readonly mentions: readonly FloorMention[] }
  /** `isDoubtful`: a word that talk is full of ("open"), at a station that asks about such words. */
  | { readonly kind: 'openDoors' | 'closeDoors'; readonly isDoubtful?: true }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'help' }
  | { readonly kind: 'repeat' }
  /** The lift's own name, from the site file. */
  | { readonly kind: 'wake' }
  /** 救命: never moves the lift. */
  | { readonly kind: 'distress' }
  /** Something people say that is no request, listed so that it is not heard as one. */
  | { readonly kind: 'decoy' };

/** What a piece of a sentence adds to its meaning. */
export type Mark =
  | { readonly kind: 'mention'; readonly mention: FloorMention }
  /** What was said last is taken back: 不对, "no". */
  | { readonly kind: 'correction' }
  /** Nobody can tell by the words which floor is meant: 三楼不是五楼. */
  | { readonly kind: 'doubt' };

/** Floors asked for in two ways (三楼, 三) are the same floors. */
export function meaningKey(meaning: Meaning): string {
  const mentions = 'mentions' in meaning ? meaning.mentions : [];
  return [meaning.kind, ...mentions.map(mentionKey)].join(' ');
}

/** Equal for mentions of the same floor. */
export function mentionKey(mention: FloorMention): string {
  return mention.kind === 'floor' ? `floor:${mention.floor}` : `${mention.kind}:${mention.spoken}`;
}

/** The floor as on the button, whether it is there or not. */
export function spokenOf(mention: FloorMention): string {
  return mention.kind === 'floor' ? mention.floor : mention.spoken;
}
