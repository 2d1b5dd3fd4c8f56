import type { FloorId } from '../../config/index.js';

/** What a phrase of the vocabulary means. */
export type Meaning =
  | { readonly kind: 'floor'; readonly floor: FloorId }
  /** 三, "three": a floor, but said in a way that talk is full of. */
  | { readonly kind: 'bareNumber'; readonly floor: FloorId }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'cancel' }
  /** A floor that the building does not have; `spoken` as it would stand on a button. */
  | { readonly kind: 'floorUnknown'; readonly spoken: string }
  /** A floor that has no calls by voice. */
  | { readonly kind: 'floorLocked'; readonly spoken: FloorId }
  /** Something people say that is no request, listed so that it is not heard as one. */
  | { readonly kind: 'decoy' };

export function isSameMeaning(a: Meaning, b: Meaning): boolean {
  return meaningKey(a) === meaningKey(b);
}

/** Floors asked for in two ways (三楼, 三) are the same floor. */
export function floorOf(meaning: Meaning): FloorId | null {
  return meaning.kind === 'floor' || meaning.kind === 'bareNumber' ? meaning.floor : null;
}

function meaningKey(meaning: Meaning): string {
  if (meaning.kind === 'floorUnknown' || meaning.kind === 'floorLocked') return `${meaning.kind} ${meaning.spoken}`;
  return `${meaning.kind} ${floorOf(meaning) ?? ''}`;
}
