import { playIgnoredMs } from './safety-rules.js';

/** Every wait of the machines, in ms. Passed in as input, so that a site or a test can choose others. */
export interface CallDelays {
  /** A press that has not begun after this long is refused instead of done late. Three floors of one sentence queue within it. */
  readonly pressDeadlineMs: number;
  /** Longest wait for the outcome of a press; after it the outcome counts as unknown. */
  readonly pressLimitMs: number;
  /** Pulse to lamp. Lifts light their lamp at once; after a second the passenger has to be told. */
  readonly lampMs: number;
  /** How long a late lamp may still turn an unconfirmed call into a registered one. */
  readonly unconfirmedMemoryMs: number;
}

export interface DialogueDelays {
  /** Silence after a question means no. */
  readonly confirmSilenceMs: number;
  /** Noise must not keep a question open: its longest life. */
  readonly confirmLimitMs: number;
  /** How long a refusal occupies the dialogue where nothing is said afterwards. */
  readonly refusalMs: number;
  /** After this long without a misunderstanding somebody else stands in the lift: advice may be given anew. */
  readonly patienceMs: number;
  /** For so long an answer can be heard again; after it the passenger who heard it has left. */
  readonly answerMemoryMs: number;
  /** How long floors are not heard of any more after too many of them were called. */
  readonly playIgnoredMs: number;
  /** Longest wait for the calls of one sentence; what has not been settled by then is unconfirmed. */
  readonly callsLimitMs: number;
}

export interface DoorDelays {
  /** How long one request holds the door, ms; each further one begins it anew. A person with a suitcase walks in within it. */
  readonly dwellMs: number;
  /** All the time that a door is held in one go; lifts begin to nudge after 20 to 30 s, and the board has the same limit. */
  readonly longestHoldMs: number;
  /** A hold or a press that has not begun after this long is refused instead of done late. */
  readonly deadlineMs: number;
  /** Longest wait for the board's answer; after it the outcome counts as unknown. */
  readonly answerLimitMs: number;
}

export interface AlarmDelays {
  /** A press that has not begun after this long is not made any more. */
  readonly deadlineMs: number;
  /** Longest wait of the answer for the outcome of the press. */
  readonly answerLimitMs: number;
  /** Repeated cries press the alarm once in this time: it is registered, and whoever answers it would hear each press. */
  readonly pauseMs: number;
}

export interface StationDelays {
  /** What has not reported itself after this long counts as absent. */
  readonly startingMs: number;
}

export interface PromptDelays {
  /** Room and loudspeaker ring on after a prompt; audio is dropped until then. */
  readonly tailMs: number;
  /** A player that never settles must not make the station deaf for ever. */
  readonly promptLimitMs: number;
}

export interface DisplayDelays {
  /** How long an answer, and the end of a call, stay on the display. Longer than a question may live after being said. */
  readonly shownMs: number;
  /** What it takes to notice and read an answer: none goes sooner, also where it no longer holds. */
  readonly readableMs: number;
}

export interface Delays {
  readonly call: CallDelays;
  readonly dialogue: DialogueDelays;
  readonly door: DoorDelays;
  readonly alarm: AlarmDelays;
  readonly station: StationDelays;
  readonly prompt: PromptDelays;
  readonly display: DisplayDelays;
}

export const defaultDelays: Delays = {
  call: { pressDeadlineMs: 2_000, pressLimitMs: 4_000, lampMs: 1_000, unconfirmedMemoryMs: 10_000 },
  dialogue: {
    confirmSilenceMs: 8_000,
    confirmLimitMs: 24_000,
    refusalMs: 2_000,
    patienceMs: 60_000,
    answerMemoryMs: 30_000,
    playIgnoredMs,
    callsLimitMs: 8_000,
  },
  door: { dwellMs: 5_000, longestHoldMs: 30_000, deadlineMs: 2_000, answerLimitMs: 4_000 },
  alarm: { deadlineMs: 2_000, answerLimitMs: 1_500, pauseMs: 10_000 },
  station: { startingMs: 10_000 },
  prompt: { tailMs: 250, promptLimitMs: 10_000 },
  display: { shownMs: 12_000, readableMs: 3_000 },
};
