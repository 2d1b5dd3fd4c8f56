import type { Language } from '../../config/index.js';
import type { Decision } from './decision.js';
import type { UtteranceEvidence } from './interpret-utterance.js';
import { marginsFor, type Loudness } from './margins.js';
import { weighWitnesses, type RecognizerEvidence } from './weigh-witnesses.js';

/** Why an utterance was decided as it was. Words only where it was a request, so that no other speech is kept. */
export interface Grounds {
  readonly recognizers: readonly RecognizerGrounds[];
  /** Loudest 20 ms of the utterance, dBFS. */
  readonly peakDbFs: number;
  /** Level of the room before it, dBFS; null where too little of it was heard. */
  readonly roomDbFs: number | null;
}

export interface RecognizerGrounds {
  /** Those that it hears. */
  readonly languages: readonly Language[];
  /** Evidence for the strongest request over everything else, other requests included, nats. */
  readonly margin: number;
  /** From which margin on it is accepted without a question. */
  readonly acceptFrom: number;
  /** Evidence for it over being no request, nats. */
  readonly requestMargin: number;
  /** From which one on it is worth a question. */
  readonly askFrom: number;
  /** What each witness heard, the first one first, as tokens of its model; empty where the utterance was no request. */
  readonly witnesses: readonly string[];
}

export function groundsOf(decision: Decision, evidence: UtteranceEvidence): Grounds {
  const { peakDbFs, roomDbFs } = evidence;
  const wasRequest = decision.decision !== 'rejected' || decision.floorSpoken !== null;
  const recognizers = evidence.recognizers.map((recognizer) => groundsIn(recognizer, evidence, wasRequest));
  return { recognizers, peakDbFs, roomDbFs };
}

function groundsIn(evidence: RecognizerEvidence, loudness: Loudness, wasRequest: boolean): RecognizerGrounds {
  const { first, second } = evidence;
  const { margin, requestMargin } = weighWitnesses(evidence);
  const { languages } = first.vocabulary;
  const { accept, ask } = marginsFor(evidence, loudness);
  const heard = [first.heard.text, ...(second === null ? [] : [second.heard.text])];
  return { languages, margin, acceptFrom: accept, requestMargin, askFrom: ask, witnesses: wasRequest ? heard : [] };
}
