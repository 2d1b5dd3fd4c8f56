import type { Station } from '../../config/index.js';
import { succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import type { Decision } from '../interpret/decision.js';
import type { UtteranceEvidence } from '../interpret/interpret-utterance.js';
import type { WitnessEvidence } from '../interpret/weigh-witnesses.js';
import type { Witnesses } from '../recognizer/witness.js';
import { openSpeech, type HeardUtterance, type Speech, type SpeechOptions } from '../speech.js';
import type { HeardVocabulary } from '../vocabulary/heard-vocabulary.js';
import { expectationOf, type Expectation } from './expectation.js';
import type { Sound } from './noise-mix.js';
import type { Recording } from './recording-index.js';

/** What a decision was made from, or the decision where there was nothing to weigh. */
export type Evidence = UtteranceEvidence | Decision;

export interface HeardRecording {
  readonly utterances: readonly HeardUtterance[];
  /** At a station that asks about bare numbers. */
  readonly asking: readonly Evidence[];
  /** The same sound at one that takes them at their word. */
  readonly accepting: readonly Evidence[];
}

/** Listens to recordings as a station would, one that asks about bare numbers and one that takes them at their word. */
export class HearingRoom {
  /** The station that takes bare numbers at their word. */
  readonly accepting: Station;
  readonly #speech: Speech;
  readonly #asking: Station;
  /** The vocabularies of the station with those that take bare numbers at their word. */
  readonly #bareAccepted: ReadonlyMap<unknown, HeardVocabulary>;

  /** The site's first station is measured; whether it takes bare numbers does not matter. */
  static async open(options: SpeechOptions): Promise<Result<HearingRoom, ElevatorError>> {
    const [first] = options.site.stations;
    if (first === undefined) throw new RangeError('a site has at least one station');
    const withBareNumbers = (id: string, bareNumbers: 'confirm' | 'accept'): Station => {
      return { ...first, id, vocabulary: { ...first.vocabulary, bareNumbers } };
    };
    const asking = withBareNumbers('asking', 'confirm');
    const accepting = withBareNumbers('accepting', 'accept');
    const speech = await openSpeech({
      ...options,
      site: { ...options.site, stations: [asking, accepting] },
    });
    return speech.ok ? succeed(new HearingRoom(speech.value, asking, accepting)) : speech;
  }

  private constructor(speech: Speech, asking: Station, accepting: Station) {
    this.#speech = speech;
    this.#asking = asking;
    this.accepting = accepting;
    const pairs = [vocabulariesOf(speech, asking), vocabulariesOf(speech, accepting)] as const;
    this.#bareAccepted = new Map(
      pairs[0].flatMap((vocabulary, index) => pairs[1].slice(index, index + 1).map((other) => [vocabulary, other])),
    );
  }

  expectationOf(recording: Recording): Expectation {
    return expectationOf(recording, vocabulariesOf(this.#speech, this.#asking));
  }

  /** Who hears, one entry per recogniser, with words that take bare numbers at their word. */
  witnesses(): readonly Witnesses[] {
    return this.#speech.witnesses(this.accepting);
  }

  async listen({ samples, before }: Sound): Promise<HeardRecording> {
    const utterances = await this.#speech.listen(this.#asking, samples, { before });
    const asking = utterances.map(({ evidence, decision }) => evidence ?? decision);
    const accepting = asking.map((one) => ('recognizers' in one ? this.#takingBareNumbers(one) : one));
    return { utterances, asking, accepting };
  }

  async close(): Promise<void> {
    await this.#speech.stop();
  }

  #takingBareNumbers(evidence: UtteranceEvidence): UtteranceEvidence {
    const at = (witness: WitnessEvidence): WitnessEvidence => {
      return { ...witness, vocabulary: this.#bareAccepted.get(witness.vocabulary) ?? witness.vocabulary };
    };
    const recognizers = evidence.recognizers.map(({ first, second, ...rest }) => {
      return { ...rest, first: at(first), second: second === null ? null : at(second) };
    });
    return { ...evidence, recognizers };
  }
}

/** Of first and second witnesses, always in the same order. */
function vocabulariesOf(speech: Speech, station: Station): readonly HeardVocabulary[] {
  return speech
    .witnesses(station)
    .flatMap(({ first, seconds }) => [first, ...seconds].map(({ vocabulary }) => vocabulary));
}
