import type { Contestant, Measured, Outcome } from '../../../../speech/measuring/measured.js';
import type { Recording } from '../../../../speech/measuring/recording-index.js';
import type { Verdict } from '../../../../speech/measuring/verdict.js';

export const floorTwelve = { kind: 'request', intent: { kind: 'floors', floors: ['12'] } } as const;
export const doorsOpen = { kind: 'request', intent: { kind: 'openDoors' } } as const;

type Changes = Partial<Omit<Measured, 'recording' | 'outcomes'>> & {
  readonly recording?: Partial<Recording>;
  /** Of those that are not named: `verdict`. */
  readonly verdicts?: Partial<Record<Contestant, Verdict>>;
};

/** One recording of an English development set, a second long and in quiet, that every contestant judged alike. */
export function measured(verdict: Verdict, { recording = {}, verdicts = {}, ...changes }: Changes = {}): Measured {
  const outcome = (contestant: Contestant): Outcome => {
    return { verdict: verdicts[contestant] ?? verdict, reason: null, heard: '', pressesAlarm: false };
  };
  const facts = { file: 'a', path: 'a', set: 'en-digits', speaker: 's01', language: 'en', use: 'dev' };
  return {
    recording: { ...facts, transcript: null, floors: null, ...recording },
    condition: 'clean',
    seconds: 1,
    expected: floorTwelve,
    outcomes: {
      shipped: outcome('shipped'),
      bareAccepted: outcome('bareAccepted'),
      oneModel: outcome('oneModel'),
      runTimeGrammar: outcome('runTimeGrammar'),
    },
    decisionMs: 0,
    evidence: [],
    withoutFloor: [],
    ...changes,
  };
}

/** Speech that is no request, in another set. */
export function talk(verdict: Verdict, { recording = {}, ...changes }: Changes = {}): Measured {
  const set = 'en-noncommand-words';
  return measured(verdict, { expected: { kind: 'nothing' }, ...changes, recording: { set, ...recording } });
}

export const times = <One>(n: number, one: One): readonly One[] => Array.from({ length: n }, () => one);
