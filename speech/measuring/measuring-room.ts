import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Decision } from '../interpret/decision.js';
import type { OperatingPoint } from '../recognizer/operating-point.js';
import { loadVosk, shippedLibraryPath } from '../recognizer/vosk-ffi.js';
import type { SpeechOptions } from '../speech.js';
import { decide, withoutSecond } from './deciding-again.js';
import { describeHeard } from './describe-heard.js';
import type { Expectation } from './expectation.js';
import { HearingRoom } from './hearing-room.js';
import type { Condition, Measured, Outcome } from './measured.js';
import type { Sound } from './noise-mix.js';
import type { Recording } from './recording-index.js';
import { atFloor, RunTimeGrammar } from './run-time-grammar.js';
import { judge } from './verdict.js';

/** The floor that Vosk's own examples and most programs around it use. */
const usualFloor = 0.7;

/** Listens to recordings as a station would, and to the same ones as others would, and judges all of them. */
export class MeasuringRoom {
  readonly #hearing: HearingRoom;
  readonly #runTimeGrammars: ReadonlyMap<string, RunTimeGrammar>;

  /** The site's first station is measured; whether it takes bare numbers does not matter. */
  static async open(options: SpeechOptions): Promise<Result<MeasuringRoom, ElevatorError>> {
    const hearing = await HearingRoom.open(options);
    if (!hearing.ok) return hearing;
    const grammars = openRunTimeGrammars(hearing.value, options.libraryPath);
    if (grammars.ok) return succeed(new MeasuringRoom(hearing.value, grammars.value));
    await hearing.value.close();
    return grammars;
  }

  private constructor(hearing: HearingRoom, runTimeGrammars: ReadonlyMap<string, RunTimeGrammar>) {
    this.#hearing = hearing;
    this.#runTimeGrammars = runTimeGrammars;
  }

  expectationOf(recording: Recording): Expectation {
    return this.#hearing.expectationOf(recording);
  }

  /** The first witness's thresholds by language, with the curve that they were chosen from. */
  operatingPoints(): readonly { readonly language: string; readonly operatingPoint: OperatingPoint }[] {
    return this.#hearing
      .witnesses()
      .flatMap(({ first: { vocabulary, operatingPoint } }) =>
        vocabulary.parts.map(({ language }) => ({ language, operatingPoint })),
      );
  }

  /** @param seconds length of the recording without the noise around it */
  async measure(recording: Recording, condition: Condition, sound: Sound, seconds: number): Promise<Measured> {
    const { utterances, accepting } = await this.#hearing.listen(sound);
    const expected = this.expectationOf(recording);
    const outcome = (decisions: readonly Decision[]): Outcome => {
      const pressesAlarm = decisions.some(
        (decision) => decision.decision === 'accepted' && decision.intent.kind === 'distress',
      );
      return { ...judge(decisions, expected), heard: describeHeard(decisions), pressesAlarm };
    };
    const withoutFloor = this.#grammarFor(recording).hear(sound.samples);
    return {
      recording,
      condition,
      seconds,
      expected,
      outcomes: {
        shipped: outcome(utterances.map(({ decision }) => decision)),
        bareAccepted: outcome(accepting.map(decide)),
        oneModel: outcome(accepting.map(withoutSecond).map(decide)),
        runTimeGrammar: outcome(atFloor(withoutFloor, usualFloor)),
      },
      decisionMs: utterances.at(-1)?.timing.decisionMs ?? 0,
      evidence: accepting,
      withoutFloor,
    };
  }

  async close(): Promise<void> {
    for (const grammar of this.#runTimeGrammars.values()) grammar.close();
    await this.#hearing.close();
  }

  /** Only the language that is spoken: the kinder comparison. */
  #grammarFor({ language }: Recording): RunTimeGrammar {
    const grammar = this.#runTimeGrammars.get(language) ?? [...this.#runTimeGrammars.values()][0];
    if (grammar === undefined) throw new RangeError('a site has at least one language');
    return grammar;
  }
}

function openRunTimeGrammars(
  hearing: HearingRoom,
  libraryPath: string | undefined,
): Result<ReadonlyMap<string, RunTimeGrammar>, ElevatorError> {
  const vosk = loadVosk(libraryPath ?? shippedLibraryPath() ?? '');
  if (!vosk.ok) return fail(new ElevatorError('ELV-SPEECH-001', `libvosk cannot be loaded: ${vosk.failure}`));
  vosk.value.setLogLevel(-1);
  const grammars = new Map<string, RunTimeGrammar>();
  for (const { first } of hearing.witnesses()) {
    for (const vocabulary of first.vocabulary.parts) {
      const grammar = RunTimeGrammar.open(vosk.value, first.model, vocabulary);
      if (grammar === null)
        return fail(new ElevatorError('ELV-SPEECH-001', `${first.model} takes no run-time grammar`));
      grammars.set(vocabulary.language, grammar);
    }
  }
  return succeed(grammars);
}
