/** What is known of 20 ms of sound. */
export interface Frame {
  /** The voice-activity detector's opinion. */
  readonly isVoice: boolean;
  readonly levelDbFs: number;
}

/** Lengths in frames of 20 ms, levels in dB. */
export interface EndpointerSettings {
  /** Speech frames within the last `onsetWindow` that start an utterance: clicks and steps are shorter. */
  readonly onsetFrames: number;
  readonly onsetWindow: number;
  /** Frames without speech that end it. */
  readonly hangover: number;
  /** An utterance with more frames is no request. */
  readonly maxLength: number;
  /** Whoever is this far below the loudest frame is not the one who speaks to the lift, or it is the room's echo. */
  readonly belowPeakDb: number;
  readonly overRoomDb: number;
  /** Quieter is never speech: a microphone's own noise. */
  readonly quietestDbFs: number;
}

/**
 * Hangover 240 ms: shorter splits "floor three, please" at the comma, longer is felt (measured: docs/adr/0005). Vosk's own
 * endpoint needs 0.5 s of decoded silence and its right context on top.
 */
export const defaultEndpointerSettings: EndpointerSettings = {
  onsetFrames: 4,
  onsetWindow: 7,
  hangover: 12,
  maxLength: 400,
  belowPeakDb: 25,
  overRoomDb: 6,
  quietestDbFs: -62,
};

export interface Extent {
  /** From the first to the last speech frame, both included. */
  readonly speechFrames: number;
  /** Frames since the last speech frame. */
  readonly silenceFrames: number;
  readonly peakDbFs: number;
}

export type EndpointerState =
  | { readonly kind: 'quiet'; readonly recent: readonly boolean[]; readonly room: readonly number[] }
  | {
      readonly kind: 'speech';
      readonly frames: number;
      readonly lastSpeech: number;
      readonly peakDbFs: number;
      readonly room: readonly number[];
    }
  /** After an utterance that was cut: nothing starts until it has been quiet. */
  | {
      readonly kind: 'waitingForQuiet';
      readonly silenceFrames: number;
      /** Levels of the last second. */
      readonly lately: readonly number[];
      readonly room: readonly number[];
    };

export type EndpointerEvent =
  | { readonly type: 'started'; readonly framesAgo: number }
  | ({ readonly type: 'ended' } & Extent)
  | ({ readonly type: 'tooLong' } & Extent);

export interface EndpointerStep {
  readonly state: EndpointerState;
  readonly event: EndpointerEvent | null;
}

/** One second of frames without speech make the room's level. */
const roomFrames = 50;
const leastRoomFrames = 25;
/** A second of speech rises and falls by more than 20 dB; a fan or a door drive does not. */
const steadyDb = 10;

export const quietEndpointer: EndpointerState = { kind: 'quiet', recent: [], room: [] };

/** Pure: the next state after one frame, and whether an utterance began or ended with it. */
export function stepEndpointer(state: EndpointerState, frame: Frame, settings: EndpointerSettings): EndpointerStep {
  switch (state.kind) {
    case 'quiet':
      return stepQuiet(state, frame, settings);
    case 'speech':
      return stepSpeech(state, frame, settings);
    case 'waitingForQuiet':
      return stepWaiting(state, frame, settings);
  }
}

/** The utterance was ended from outside; the rest of it must not start another one. */
export function cutUtterance(state: EndpointerState): EndpointerState {
  return { kind: 'waitingForQuiet', silenceFrames: 0, lately: [], room: state.room };
}

/**
 * dBFS of the last second without speech; null before half a second of it was heard. Only a fifth of its frames are quieter, not the
 * mean: the first consonant of an utterance (去, "floor") is no voice to the detector and loud, and must not become the room.
 */
export function roomLevel(state: EndpointerState): number | null {
  if (state.room.length < leastRoomFrames) return null;
  return state.room.toSorted((a, b) => a - b)[Math.floor(state.room.length / 5)] ?? null;
}

function stepQuiet(
  state: EndpointerState & { kind: 'quiet' },
  frame: Frame,
  settings: EndpointerSettings,
): EndpointerStep {
  const isSpeech = isAudible(state, frame, settings);
  const recent = [...state.recent, isSpeech].slice(-settings.onsetWindow);
  if (recent.filter(Boolean).length < settings.onsetFrames) {
    return {
      state: { kind: 'quiet', recent, room: isSpeech ? state.room : withFrame(state.room, frame) },
      event: null,
    };
  }
  const framesAgo = recent.length - recent.indexOf(true);
  return {
    state: { kind: 'speech', frames: framesAgo, lastSpeech: framesAgo, peakDbFs: frame.levelDbFs, room: state.room },
    event: { type: 'started', framesAgo },
  };
}

function stepSpeech(
  state: EndpointerState & { kind: 'speech' },
  frame: Frame,
  settings: EndpointerSettings,
): EndpointerStep {
  const frames = state.frames + 1;
  const peakDbFs = frame.isVoice ? Math.max(state.peakDbFs, frame.levelDbFs) : state.peakDbFs;
  const isSpeech = isAudible(state, frame, settings) && frame.levelDbFs > peakDbFs - settings.belowPeakDb;
  const lastSpeech = isSpeech ? frames : state.lastSpeech;
  const extent = { speechFrames: lastSpeech, silenceFrames: frames - lastSpeech, peakDbFs };
  if (extent.silenceFrames >= settings.hangover) {
    return { state: { kind: 'quiet', recent: [], room: state.room }, event: { type: 'ended', ...extent } };
  }
  if (frames >= settings.maxLength) return { state: cutUtterance(state), event: { type: 'tooLong', ...extent } };
  return { state: { ...state, frames, lastSpeech, peakDbFs }, event: null };
}

/** A fan that switched on is "voice" to the detector: once it was steady for a second it is the room. */
function stepWaiting(
  state: EndpointerState & { kind: 'waitingForQuiet' },
  frame: Frame,
  settings: EndpointerSettings,
): EndpointerStep {
  const silenceFrames = isAudible(state, frame, settings) ? 0 : state.silenceFrames + 1;
  const lately = withFrame(state.lately, frame);
  const isSteady = lately.length === roomFrames && Math.max(...lately) - Math.min(...lately) <= steadyDb;
  if (isSteady) return { state: { kind: 'quiet', recent: [], room: lately }, event: null };
  if (silenceFrames >= settings.hangover) {
    return { state: { kind: 'quiet', recent: [], room: state.room }, event: null };
  }
  return { state: { ...state, silenceFrames, lately }, event: null };
}

function isAudible(state: EndpointerState, frame: Frame, settings: EndpointerSettings): boolean {
  const room = roomLevel(state);
  const floor = Math.max(settings.quietestDbFs, room === null ? -Infinity : room + settings.overRoomDb);
  return frame.isVoice && frame.levelDbFs > floor;
}

function withFrame(room: readonly number[], frame: Frame): readonly number[] {
  return [...room, frame.levelDbFs].slice(-roomFrames);
}
