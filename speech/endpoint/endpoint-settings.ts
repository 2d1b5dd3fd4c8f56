import type { Standpoint } from './continuation-of.js';

/** Counts are frames of 20 ms; levels are dB. */
export interface EndpointSettings {
  readonly onset: OnsetSettings;
  readonly foreground: ForegroundSettings;
  /**
   * Frames without speech after which the recognisers are asked what was said so far. `again`: after an answer that is no request,
   * because every question costs a second decoding, and people who talk to each other pause all the time.
   */
  readonly askAfter: { readonly first: number; readonly again: number };
  /** Frames without speech that end the utterance, by where its words stand. */
  readonly hangover: Readonly<Record<Standpoint, number>>;
  /** Speech frames within the last `window` with which a talker who had paused goes on: a breath or a click is shorter. */
  readonly resume: { readonly frames: number; readonly window: number };
  /** An utterance with more frames is no request. */
  readonly maxLength: number;
}

export interface OnsetSettings {
  /** Speech frames within the last `window` that start an utterance: clicks and steps are shorter. */
  readonly frames: number;
  readonly window: number;
  readonly overRoomDb: number;
  /** Quieter is never speech: a microphone's own noise. */
  readonly quietestDbFs: number;
  /** Over talk that went on too long for a request, somebody this much louder than its last second starts one. */
  readonly overTalkDb: number;
}

export interface ForegroundSettings {
  /** Frames this far below the talker's peak are not the talker's. */
  readonly belowPeakDb: number;
  /** Frames that a level must be held for to be the talker's peak. */
  readonly peakFrames: number;
  /** Gaps up to this length are inside a word: the closure of a t, a k, a 的. */
  readonly longestGap: number;
  /** Somebody so much louder than what was no request is another talker. */
  readonly newTalkerDb: number;
  /** Kept before the talker's first loud frame for a first consonant (s, f, 去), and after the last for a final one. */
  readonly framesBefore: number;
  readonly framesAfter: number;
  /** The utterance is cut only where at least so many audible frames lie outside: a cut costs a second decoding. */
  readonly leastOthers: number;
}

/** docs/adr/0007 says how each number was found. */
export const endpointSettings: EndpointSettings = {
  onset: { frames: 4, window: 7, overRoomDb: 6, quietestDbFs: -62, overTalkDb: 8 },
  foreground: {
    belowPeakDb: 14,
    peakFrames: 3,
    longestGap: 15,
    newTalkerDb: 6,
    framesBefore: 6,
    framesAfter: 4,
    leastOthers: 5,
  },
  askAfter: { first: 8, again: 25 },
  hangover: { complete: 10, oneSyllable: 13, mayContinue: 22, contested: 34, begun: 50, none: 50 },
  resume: { frames: 3, window: 5 },
  maxLength: 400,
};

/** For comparison: everybody within 25 dB of the loudest belongs to the utterance, and nothing is cut. */
export const wholeRoomSettings: EndpointSettings = {
  ...endpointSettings,
  foreground: { ...endpointSettings.foreground, belowPeakDb: 25, leastOthers: Infinity },
};
