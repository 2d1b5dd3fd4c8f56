import type { HearingEvent } from '../../../speech/index.js';
import type { MetersView } from '../../api/contract/meters.schema.js';

/** Who is told what a microphone hears: somebody at a terminal, the reader of a file, a program. */
export interface MicrophoneReport {
  /** Blocks of 20 ms between two readings of the meters. */
  readonly blocksPerReading: number;
  reading(meters: MetersView, isSpeech: boolean): void;
  /** Sound comes in, for the first time or again. */
  flowing(device: string): void;
  /** @param sentence what happened to the microphone. It is tried again by itself. */
  deaf(reason: string, sentence: string): void;
  hearing(event: HearingEvent): void;
  /** Nothing more will be told. */
  end(): void;
}
