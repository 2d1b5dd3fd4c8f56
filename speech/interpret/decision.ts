import type { Direction, FloorId, Language } from '../../config/index.js';
import type { Manner } from '../vocabulary/meaning.js';

export type Intent =
  /** In the order said, each once. */
  | { readonly kind: 'floors'; readonly floors: readonly FloorId[] }
  /** At a landing. */
  | { readonly kind: 'landingCall'; readonly direction: Direction }
  /** Without floors: whatever was asked or asked for last. */
  | { readonly kind: 'cancel'; readonly floors: readonly FloorId[] }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'openDoors' }
  | { readonly kind: 'closeDoors' }
  | { readonly kind: 'help' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'distress' };

/** Closed: every rejection has one of these, and a test each. */
export type RejectionReason =
  | 'noSpeech'
  | 'unknownWords'
  | 'notAPhrase'
  /** Yes or no in a syllable, which answers no question; whoever asked one asks it once more. */
  | 'shortAnswer'
  | 'lowConfidence'
  | 'implausibleTiming'
  | 'tooQuiet'
  | 'tooLong'
  | 'floorUnknown'
  | 'floorLocked'
  | 'tooManyFloors'
  | 'ownVoice'
  | 'otherLanguageStronger'
  | 'recognizerLost'
  | 'microphoneLost'
  /** Nothing had opened the station's ears to requests. The ears themselves never say so. */
  | 'gateClosed'
  /** A floor that the lift has just arrived at, named as its announcer does. The ears themselves never say so. */
  | 'justArrived';

interface Heard {
  readonly language: Language;
  /** Absent: as people ask for things. */
  readonly manner?: Manner;
  /** As displayed: zh without spaces. Only kept where it was a request. */
  readonly text: string;
  /** Probability of the request that it is about, as far as the models know, 0..1. */
  readonly confidence: number;
}

export interface Accepted extends Heard {
  readonly decision: 'accepted';
  readonly intent: Intent;
}

/** Somebody wants something; what is to be confirmed. */
export interface Uncertain extends Heard {
  readonly decision: 'uncertain';
  readonly intent: Intent;
  readonly alternatives: readonly Intent[];
}

export interface Rejected {
  readonly decision: 'rejected';
  readonly reason: RejectionReason;
  readonly language: Language | null;
  readonly confidence: number;
  /**
   * Only for `floorUnknown` and `floorLocked`: what to name in the answer ("4"; at a landing that has no such button "up"). Null
   * otherwise, so that no other speech is kept.
   */
  readonly floorSpoken: string | null;
  /** Only for a request that could not be called. */
  readonly manner?: Manner;
}

/** What an utterance means: the floor, a question, or no with its reason. */
export type Decision = Accepted | Uncertain | Rejected;

/** Something that a lift reacts to, for better or worse: a request, a question, a floor that it does not have. */
export function isReaction(decision: Decision): boolean {
  return decision.decision !== 'rejected' || decision.floorSpoken !== null;
}
