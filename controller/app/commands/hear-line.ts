import type { Direction, FloorId, Language } from '../../../config/index.js';
import type { DecidedUtterance, Decision, Grounds, Intent, UtteranceTiming } from '../../../speech/index.js';
import { describeDecided } from './decided-line.js';

/** What an utterance comes to, in the words of `liftvoice hear --json` (design, section 11); the names are a contract. */
interface DecisionFields {
  readonly decision: Decision['decision'];
  /** What was asked for; null where nothing was. */
  readonly intent: Intent['kind'] | null;
  readonly floors: readonly FloorId[];
  /** At a landing; null where none was asked for. */
  readonly direction: Direction | null;
  readonly language: Language | null;
  readonly text: string | null;
  readonly reason: string | null;
  /** Probability of the request that it is about, as far as the models know, 0..1. */
  readonly confidence: number;
}

/** One line about a file. */
export interface HearLine extends DecisionFields {
  readonly file: string;
  readonly audioSeconds: number;
  /** From the last sound of speech to the decision, in ms of computing time. */
  readonly decisionMs: number;
  /** How many utterances the file held; a live microphone would have answered each. */
  readonly utterances: number;
  /** Each of them with what it was decided from, in the order they were said. */
  readonly each: readonly (DecisionFields & UtteranceTiming & { readonly grounds: Grounds | null })[];
}

export function decisionFields(decision: Decision): DecisionFields {
  const confidence = round(decision.confidence);
  if (decision.decision === 'rejected') {
    const { reason, language } = decision;
    return { ...nothing, decision: 'rejected', reason, language, confidence };
  }
  const { intent, language, text } = decision;
  const floors = intent.kind === 'floors' ? intent.floors : [];
  const direction = intent.kind === 'landingCall' ? intent.direction : null;
  return {
    decision: decision.decision,
    intent: intent.kind,
    floors,
    direction,
    language,
    text,
    reason: null,
    confidence,
  };
}

/**
 * Sums up a file: what it would have made the lift do. Several accepted utterances are several requests, and all their
 * floors count; a request outweighs a question, a question outweighs a refusal, and all that outweighs the lift's name alone.
 */
export function summarise(file: string, samples: number, utterances: readonly DecidedUtterance[]): HearLine {
  const best = strongest(utterances);
  const each = utterances.map(({ decision, timing, grounds }) => ({ ...decisionFields(decision), ...timing, grounds }));
  const common = { file, audioSeconds: Math.round(samples / 16) / 1000, utterances: utterances.length, each };
  if (best === undefined) {
    return { ...common, ...nothing, decision: 'rejected', reason: 'noSpeech', confidence: 0, decisionMs: 0 };
  }
  const { decision, timing } = best;
  const line = { ...common, ...decisionFields(decision), decisionMs: round(timing.decisionMs) };
  if (decision.decision === 'rejected') return line;
  const same = utterances.flatMap(({ decision: other }) => (other.decision === decision.decision ? [other] : []));
  return {
    ...line,
    floors: [...new Set(same.flatMap(({ intent }) => (intent.kind === 'floors' ? intent.floors : [])))],
    text: same.map(({ text }) => text).join(' / '),
  };
}

const nothing = { intent: null, floors: [], direction: null, language: null, text: null } as const;
const weight = { accepted: 3, uncertain: 2, rejected: 1 } as const;

function strongest(utterances: readonly DecidedUtterance[]): DecidedUtterance | undefined {
  return utterances.toSorted((a, b) => weightOf(b.decision) - weightOf(a.decision))[0];
}

function weightOf(decision: Decision): number {
  return decision.decision !== 'rejected' && decision.intent.kind === 'wake' ? 0 : weight[decision.decision];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The same for people: one line, the file first. */
export function describe(line: HearLine): string {
  const outcome =
    line.decision === 'rejected'
      ? `rejected (${line.reason ?? ''})`
      : `${line.decision}: ${wishOf(line)} - "${line.text ?? ''}"`;
  return `${line.file}: ${outcome}, confidence ${line.confidence.toFixed(2)}, ${Math.round(line.decisionMs)} ms after the last sound`;
}

/** For people: each utterance of a file on a line of its own, with when it was said and why it was decided so. */
export function describeEach(utterances: readonly DecidedUtterance[]): readonly string[] {
  return utterances.map((utterance) => {
    const { speechEndMs, speechMs } = utterance.timing;
    const [from, to] = [speechEndMs - speechMs, speechEndMs].map((ms) => (Math.max(0, ms) / 1000).toFixed(1));
    return `  ${from} to ${to} s: ${describeDecided(utterance)}`;
  });
}

function wishOf({ intent, floors, direction }: HearLine): string {
  return intent === 'floors' ? floors.join(', ') : (direction ?? intent ?? '');
}
