import type { Confusion, CurvePoint, KindRow, Mistake, SetRow, SpeakerRow, TalkRow } from '../../../../speech/index.js';
import type { BenchmarkResult } from '../figures.js';

/** Liftvoice beside others on the same requests in the same run, bare numbers taken at their word by all. */
export interface Comparison {
  readonly language: string;
  readonly use: string;
  readonly condition: string;
  readonly requests: number;
  readonly acceptedRight: number;
  readonly acceptedWrong: number;
  readonly runTimeGrammar: {
    readonly acceptedRight: number;
    readonly acceptedWrong: number;
    /** Accepted right by Liftvoice for one that it accepts. */
    readonly ratio: number | null;
    /** The most it accepts right with a confidence floor at which it accepts no more wrong than Liftvoice; quiet only. */
    readonly acceptedRightAtEqualWrong: number | null;
  };
  /** Quiet only. */
  readonly oneModel: {
    readonly acceptedRight: number;
    readonly acceptedWrong: number;
    /** Wrong at a margin that accepts as many right as both models; null where none does. */
    readonly acceptedWrongAtEqualRight: number | null;
  } | null;
}

/** What a model's margins were chosen from, as stored beside it. */
export interface StoredCurve {
  readonly language: string;
  readonly witnesses: 'one' | 'two';
  /** `clean`, or noise mixed in at so many dB. */
  readonly condition: string;
  /** What was varied: the accept margin in quiet, how much more of it each dB asks for in noise. */
  readonly threshold: 'accept' | 'perDb';
  /** The one in use, nats. */
  readonly inUse: number;
  readonly source: string;
  /** By the threshold, rising; shares in %. */
  readonly points: readonly {
    readonly value: number;
    readonly right: number;
    readonly rightOrConfirmable: number;
    readonly wrong: number;
    readonly called: number;
  }[];
}

/** `bench recognition --json`; `figures` are those that were asked for, then the tables of margins and people. */
export interface RecognitionResult extends BenchmarkResult {
  /** All of the pack that was asked for, to the end. */
  readonly isComplete: boolean;
  readonly recordings: number;
  readonly rows: readonly SetRow[];
  /** Requests by what they are about, of all sets together. */
  readonly kinds: readonly KindRow[];
  /** Everybody who asked for something, however little. */
  readonly speakers: readonly SpeakerRow[];
  readonly talk: readonly TalkRow[];
  readonly comparisons: readonly Comparison[];
  readonly curves: readonly CurvePoint[];
  readonly stored: readonly StoredCurve[];
  /** From the last sound to the decision: the pause that is waited, and computing on this machine. */
  readonly latencyMs: { readonly median: number; readonly p95: number; readonly all: readonly number[] };
  readonly confusions: readonly Confusion[];
  readonly mistakes: readonly Mistake[];
}
