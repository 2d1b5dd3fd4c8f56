import type { Standpoint } from './continuation-of.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { foregroundOf, heldLevel, type Foreground } from './foreground.js';
import type { Frame } from './frame.js';
import { isSteady, quantileOf, roomLevelOf, withLevel } from './room-level.js';

/** Frames before the onset that belong to an utterance: the recogniser needs a run-up, and the first sound is never flagged as voice. */
export const preRollFrames = 30;

/** `room` holds the levels of the last second without speech. */
export type EndpointerState =
  | { readonly kind: 'quiet'; readonly recent: readonly Frame[]; readonly room: readonly number[] }
  | SpeechState
  /** After an utterance that was cut off: nothing starts until it has been quiet, or somebody far louder speaks. */
  | {
      readonly kind: 'waitingForQuiet';
      readonly recent: readonly Frame[];
      readonly silenceFrames: number;
      /** Levels of the last second. */
      readonly lately: readonly number[];
      readonly room: readonly number[];
    };

export interface SpeechState {
  readonly kind: 'speech';
  /** Of the utterance, pre-roll included. */
  readonly frames: readonly Frame[];
  /** Frames at its beginning that were left out since: it was somebody else who started it. */
  readonly leftOut: number;
  /** How many frames up to and including the last one of the talker's speech. */
  readonly lastSpeech: number;
  readonly peakDbFs: number;
  /** The recognisers were asked and nobody has spoken since; the answer, once it is there. */
  readonly pause: { readonly continuation: Standpoint | null } | null;
  /** The peak of what was no request when it was asked about; null before. */
  readonly noRequestDbFs: number | null;
  readonly room: readonly number[];
}

/** `cut`: others can be heard outside of the talker's part. */
export type EndpointerEvent =
  | { readonly type: 'started' }
  /** The talker has fallen silent: ask what was said, and tell it with `understood`. */
  | { readonly type: 'paused'; readonly extent: Extent }
  /** The talker goes on: what was asked is outdated. */
  | { readonly type: 'resumed'; readonly leftOut: number }
  | { readonly type: 'ended'; readonly extent: Extent }
  | { readonly type: 'tooLong'; readonly extent: Extent };

/** The talker's part, counted from the first frame of the pre-roll. */
export interface Extent extends Foreground {
  readonly isCut: boolean;
}

export interface EndpointerStep {
  readonly state: EndpointerState;
  readonly event: EndpointerEvent | null;
}

export const quietEndpointer: EndpointerState = { kind: 'quiet', recent: [], room: [] };

/** Pure: the next state after one frame, and what it means for the utterance. */
export function stepEndpointer(state: EndpointerState, frame: Frame, settings: EndpointSettings): EndpointerStep {
  switch (state.kind) {
    case 'quiet':
      return stepQuiet(state, frame, settings);
    case 'speech':
      return stepSpeech(state, frame, settings);
    case 'waitingForQuiet':
      return stepWaiting(state, frame, settings);
  }
}

/** Where the words stand that were said up to the pause: how long it may last depends on it. */
export function understood(
  state: EndpointerState,
  continuation: Standpoint,
  settings: EndpointSettings,
): EndpointerStep {
  if (state.kind !== 'speech' || state.pause === null) return { state, event: null };
  const noRequestDbFs = continuation === 'none' ? state.peakDbFs : null;
  return endIfOver({ ...state, pause: { continuation }, noRequestDbFs }, settings);
}

/** The utterance was ended from outside; the rest of it must not start another one. */
export function cutOff(state: EndpointerState): EndpointerState {
  return { kind: 'waitingForQuiet', recent: [], silenceFrames: 0, lately: [], room: state.room };
}

/** dBFS of the last second without speech; null before half a second of it was heard. */
export function roomLevel(state: EndpointerState): number | null {
  return roomLevelOf(state.room);
}

/** The talker's part of an utterance under way. */
export function extentOf(state: SpeechState, settings: EndpointSettings): Extent {
  const { frames, leftOut } = state;
  const own = foregroundOf(frames, settings.foreground);
  const others = frames.filter((frame, at) => (at < own.from || at >= own.to) && isAudible(state, frame, settings));
  const isCut = others.length >= settings.foreground.leastOthers || leftOut > 0;
  return { ...own, from: own.from + leftOut, to: own.to + leftOut, isCut };
}

function stepQuiet(
  state: EndpointerState & { kind: 'quiet' },
  frame: Frame,
  settings: EndpointSettings,
): EndpointerStep {
  const recent = [...state.recent, frame].slice(-preRollFrames);
  const isSpeech = (candidate: Frame): boolean => isAudible(state, candidate, settings);
  if (isOnset(recent, isSpeech, settings)) return start(recent, state.room, settings);
  const room = isSpeech(frame) ? state.room : withLevel(state.room, frame.levelDbFs);
  return { state: { ...state, recent, room }, event: null };
}

/** A fan that switched on is "voice" to the detector: once it was steady for a second it is the room. */
function stepWaiting(
  state: EndpointerState & { kind: 'waitingForQuiet' },
  frame: Frame,
  settings: EndpointSettings,
): EndpointerStep {
  const recent = [...state.recent, frame].slice(-preRollFrames);
  const lately = withLevel(state.lately, frame.levelDbFs);
  const silenceFrames = isAudible(state, frame, settings) ? 0 : state.silenceFrames + 1;
  const { room } = state;
  if (isSteady(lately)) return { state: { kind: 'quiet', recent, room: lately }, event: null };
  if (silenceFrames >= settings.hangover.complete) return { state: { kind: 'quiet', recent, room }, event: null };
  // What may be the onset itself is no part of the talk before it.
  const before = lately.slice(0, -settings.onset.window);
  const talkDbFs = quantileOf(before, 0.95);
  const isLouder = ({ isVoice, levelDbFs }: Frame): boolean =>
    isVoice && levelDbFs > talkDbFs + settings.onset.overTalkDb;
  if (before.length >= preRollFrames && isOnset(recent, isLouder, settings)) return start(recent, room, settings);
  return { state: { ...state, recent, silenceFrames, lately }, event: null };
}

function isOnset(recent: readonly Frame[], isSpeech: (frame: Frame) => boolean, { onset }: EndpointSettings): boolean {
  return recent.slice(-onset.window).filter(isSpeech).length >= onset.frames;
}

function start(frames: readonly Frame[], room: readonly number[], settings: EndpointSettings): EndpointerStep {
  const { peakDbFs } = foregroundOf(frames, settings.foreground);
  const lastSpeech = frames.length;
  return {
    state: { kind: 'speech', frames, leftOut: 0, lastSpeech, peakDbFs, pause: null, noRequestDbFs: null, room },
    event: { type: 'started' },
  };
}

function stepSpeech(state: SpeechState, frame: Frame, settings: EndpointSettings): EndpointerStep {
  const frames = [...state.frames, frame];
  const peakDbFs = Math.max(state.peakDbFs, heldLevel(frames, frames.length, settings.foreground.peakFrames));
  const heard: SpeechState = { ...state, frames, peakDbFs };
  const isSpeech = isTalkers(heard, frame, settings);
  if (heard.pause === null) {
    const next = isSpeech ? { ...heard, lastSpeech: frames.length } : heard;
    if (frames.length >= settings.maxLength) return leaveOutOthers(next, settings);
    if (silenceOf(next) < askAfter(next, settings)) return { state: next, event: null };
    const paused: SpeechState = { ...next, pause: { continuation: null } };
    return { state: paused, event: { type: 'paused', extent: extentOf(paused, settings) } };
  }
  const { resume } = settings;
  const speechLately = frames.slice(-resume.window).filter((each) => isTalkers(heard, each, settings)).length;
  if (isSpeech && speechLately >= resume.frames) {
    const resumed: SpeechState = { ...heard, lastSpeech: frames.length, pause: null };
    return { state: resumed, event: { type: 'resumed', leftOut: resumed.leftOut } };
  }
  // Perhaps the talker is just going on.
  return isSpeech ? { state: heard, event: null } : endIfOver(heard, settings);
}

function endIfOver(state: SpeechState, settings: EndpointSettings): EndpointerStep {
  const continuation = state.pause?.continuation ?? 'none';
  if (silenceOf(state) < settings.hangover[continuation]) return { state, event: null };
  return {
    state: { kind: 'quiet', recent: [], room: state.room },
    event: { type: 'ended', extent: extentOf(state, settings) },
  };
}

/** Too long for a request, unless others started it and the talker came later. */
function leaveOutOthers(state: SpeechState, settings: EndpointSettings): EndpointerStep {
  const { from } = foregroundOf(state.frames, settings.foreground);
  if (from === 0) {
    return { state: cutOff(state), event: { type: 'tooLong', extent: extentOf(state, settings) } };
  }
  const frames = state.frames.slice(from);
  const lastSpeech = Math.max(0, state.lastSpeech - from);
  return { state: { ...state, frames, lastSpeech, leftOut: state.leftOut + from }, event: null };
}

function askAfter({ noRequestDbFs, peakDbFs }: SpeechState, { askAfter, foreground }: EndpointSettings): number {
  const isSameTalk = noRequestDbFs !== null && peakDbFs < noRequestDbFs + foreground.newTalkerDb;
  return isSameTalk ? askAfter.again : askAfter.first;
}

function silenceOf({ frames, lastSpeech }: SpeechState): number {
  return frames.length - lastSpeech;
}

function isTalkers(state: SpeechState, frame: Frame, settings: EndpointSettings): boolean {
  return isAudible(state, frame, settings) && frame.levelDbFs > state.peakDbFs - settings.foreground.belowPeakDb;
}

function isAudible(state: EndpointerState, { isVoice, levelDbFs }: Frame, { onset }: EndpointSettings): boolean {
  const room = roomLevel(state);
  return isVoice && levelDbFs > Math.max(onset.quietestDbFs, room === null ? -Infinity : room + onset.overRoomDb);
}
