import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ElevatorError } from '../../../config/kernel/index.js';
import { readAudioFile, readRecordingIndex, seededRandom, type Recording } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';

export interface SampledRecording {
  readonly recording: Recording;
  readonly samples: Int16Array;
}

/**
 * Recordings of people that are not part of the project: the folder that LIFTVOICE_RECORDINGS names, by default
 * ../shared/speech-eval beside the project. Thrown: ELV-SPEECH-008 where there is no index.
 */
export class EvaluationRecordings {
  readonly #recordings: readonly Recording[];

  private constructor(recordings: readonly Recording[]) {
    this.#recordings = recordings;
  }

  static async open({
    folders,
    environment,
  }: Pick<BenchParts, 'folders' | 'environment'>): Promise<EvaluationRecordings> {
    const folder = resolve(folders.root, environment['LIFTVOICE_RECORDINGS'] ?? '../shared/speech-eval');
    const index = join(folder, 'index.tsv');
    if (!existsSync(index)) {
      const message = `${index} does not exist: name a folder of recordings with an index.tsv in LIFTVOICE_RECORDINGS`;
      throw new ElevatorError('ELV-SPEECH-008', message);
    }
    const reading = await readRecordingIndex(index);
    if (!reading.ok) throw reading.failure;
    return new EvaluationRecordings(reading.value);
  }

  /** At most `limit` recordings that fit, the same ones on every run. */
  async sample(fits: (recording: Recording) => boolean, limit: number): Promise<readonly SampledRecording[]> {
    const random = seededRandom('evaluation');
    const ordered = this.#recordings
      .filter(fits)
      .map((recording) => ({ recording, order: random() }))
      .toSorted((a, b) => a.order - b.order)
      .slice(0, limit);
    const sampled: SampledRecording[] = [];
    for (const { recording } of ordered) {
      const audio = await readAudioFile(recording.path);
      if (!audio.ok) throw audio.failure;
      sampled.push({ recording, samples: audio.value.samples });
    }
    return sampled;
  }
}
