import type { Station } from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Decision } from '../interpret/decision.js';
import { interpretUtterance, type UtteranceEvidence } from '../interpret/interpret-utterance.js';
import type { WitnessEvidence } from '../interpret/weigh-witnesses.js';
import { loadVosk, shippedLibraryPath } from '../recognizer/vosk-ffi.js';
import { openSpeech, type Speech, type SpeechOptions } from '../speech.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { describeHeard } from './describe-heard.js';
import { expectationOf, type Expectation } from './expectation.js';
import type { Condition, Measured, Outcome } from './measured.js';
import { patientClock } from './patient-clock.js';
import type { Recording } from './recording-index.js';
import { atFloor, RunTimeGrammar } from './run-time-grammar.js';
import { judge } from './verdict.js';

/** The floor that Vosk's own examples and most programs around it use. */
const usualFloor = 0.7;

/** Listens to recordings as a station would, and to the same ones as others would, and judges all of them. */
export class MeasuringRoom {
  readonly #speech: Speech;
  readonly #station: Station;
  readonly #runTimeGrammars: ReadonlyMap<string, RunTimeGrammar>;
  /** The vocabularies of the station with those that take bare numbers at their word. */
  readonly #bareAccepted: ReadonlyMap<unknown, Vocabulary>;

  /** The site's first station is measured; whether it takes bare numbers does not matter. */
  static async open(options: SpeechOptions): Promise<Result<MeasuringRoom, ElevatorError>> {
    const [first] = options.site.stations;
    if (first === undefined) throw new RangeError('a site has at least one station');
    const asking: Station = { ...first, id: 'asking', vocabulary: { ...first.vocabulary, bareNumbers: 'confirm' } };
    const accepting: Station = {
      ...first,
      id: 'accepting',
      vocabulary: { ...first.vocabulary, bareNumbers: 'accept' },
    };
    const speech = await openSpeech({
      ...options,
      site: { ...options.site, stations: [asking, accepting] },
      clock: patientClock(options.clock),
    });
    if (!speech.ok) return speech;
    const grammars = openRunTimeGrammars(speech.value, accepting, options.libraryPath);
    if (grammars.ok) return succeed(new MeasuringRoom(speech.value, asking, accepting, grammars.value));
    await speech.value.stop();
    return grammars;
  }

  private constructor(
    speech: Speech,
    asking: Station,
    accepting: Station,
    runTimeGrammars: ReadonlyMap<string, RunTimeGrammar>,
  ) {
    this.#speech = speech;
    this.#station = asking;
    this.#runTimeGrammars = runTimeGrammars;
    const pairs = [vocabulariesOf(speech, asking), vocabulariesOf(speech, accepting)] as const;
    this.#bareAccepted = new Map(
      pairs[0].flatMap((vocabulary, index) => pairs[1].slice(index, index + 1).map((other) => [vocabulary, other])),
    );
  }

  expectationOf(recording: Recording): Expectation {
    return expectationOf(recording, vocabulariesOf(this.#speech, this.#station));
  }

  /** @param samples 16 kHz mono; @param seconds length of the recording without the noise around it */
  async measure(recording: Recording, condition: Condition, samples: Int16Array, seconds: number): Promise<Measured> {
    const heard = await this.#speech.listen(this.#station, samples);
    const expected = this.expectationOf(recording);
    const outcome = (decisions: readonly Decision[]): Outcome => {
      return { ...judge(decisions, expected), heard: describeHeard(decisions) };
    };
    const evidence = heard.map((utterance) => utterance.evidence ?? utterance.decision);
    const accepting = evidence.map((one) => ('languages' in one ? this.#takingBareNumbers(one) : one));
    const withoutFloor = this.#grammarFor(recording).hear(samples);
    return {
      recording,
      condition,
      seconds,
      expected,
      outcomes: {
        shipped: outcome(heard.map(({ decision }) => decision)),
        bareAccepted: outcome(accepting.map(decide)),
        oneModel: outcome(accepting.map((one) => decide('languages' in one ? withoutSecond(one) : one))),
        runTimeGrammar: outcome(atFloor(withoutFloor, usualFloor)),
      },
      decisionMs: heard.at(-1)?.timing.decisionMs ?? 0,
      evidence: accepting,
      withoutFloor,
    };
  }

  async close(): Promise<void> {
    for (const grammar of this.#runTimeGrammars.values()) grammar.close();
    await this.#speech.stop();
  }

  #takingBareNumbers(evidence: UtteranceEvidence): UtteranceEvidence {
    const at = (witness: WitnessEvidence): WitnessEvidence => {
      return { ...witness, vocabulary: this.#bareAccepted.get(witness.vocabulary) ?? witness.vocabulary };
    };
    const languages = evidence.languages.map(({ first, second, partials }) => {
      return { first: at(first), second: second === null ? null : at(second), partials };
    });
    return { ...evidence, languages };
  }

  /** Only the language that is spoken: the kinder comparison. */
  #grammarFor({ language }: Recording): RunTimeGrammar {
    const grammar = this.#runTimeGrammars.get(language) ?? [...this.#runTimeGrammars.values()][0];
    if (grammar === undefined) throw new RangeError('a site has at least one language');
    return grammar;
  }
}

export function decide(evidence: UtteranceEvidence | Decision): Decision {
  return 'languages' in evidence ? interpretUtterance(evidence) : evidence;
}

export function withoutSecond(evidence: UtteranceEvidence): UtteranceEvidence {
  return { ...evidence, languages: evidence.languages.map((language) => ({ ...language, second: null })) };
}

/** Of first and second witnesses, always in the same order. */
function vocabulariesOf(speech: Speech, station: Station): readonly Vocabulary[] {
  return speech
    .witnesses(station)
    .flatMap(({ first, second }) => [first.vocabulary, ...(second === null ? [] : [second.vocabulary])]);
}

function openRunTimeGrammars(
  speech: Speech,
  station: Station,
  libraryPath: string | undefined,
): Result<ReadonlyMap<string, RunTimeGrammar>, ElevatorError> {
  const vosk = loadVosk(libraryPath ?? shippedLibraryPath() ?? '');
  if (!vosk.ok) return fail(new ElevatorError('ELV-SPEECH-001', `libvosk cannot be loaded: ${vosk.failure}`));
  vosk.value.setLogLevel(-1);
  const grammars = new Map<string, RunTimeGrammar>();
  for (const { first } of speech.witnesses(station)) {
    const grammar = RunTimeGrammar.open(vosk.value, first.model, first.vocabulary);
    if (grammar === null) return fail(new ElevatorError('ELV-SPEECH-001', `${first.model} takes no run-time grammar`));
    grammars.set(first.vocabulary.language, grammar);
  }
  return succeed(grammars);
}
