import { type ElevatorError, sampleRate, succeed, type Result } from '../../config/kernel/index.js';
import { readAudioFile } from '../audio/audio-file.js';
import type { Condition, Measured } from './measured.js';
import type { MeasuringRoom } from './measuring-room.js';
import { mixNoise, seededRandom } from './noise-mix.js';
import type { Recording } from './recording-index.js';

export interface PackOptions {
  readonly room: Pick<MeasuringRoom, 'measure'>;
  readonly recordings: readonly Recording[];
  /** Noises to mix with; one is drawn for each recording and condition. */
  readonly noises: readonly Recording[];
  /** Signal-to-noise ratios in dB, beside the recordings as they are. */
  readonly noiseDbs: readonly number[];
  /** The same seed gives the same mixtures. */
  readonly seed: string;
  readonly onProgress: (done: number, of: number, last: Measured) => void;
  /** Asked before each recording; true ends with what there is. */
  readonly isInterrupted: () => boolean;
}

/**
 * Listens to every recording as it is and inside noise. Decoded sound is not kept: a pack is larger than memory.
 *
 * @returns what was measured until the end or the interruption; the first file that can't be read ends it with its name
 */
export async function measurePack(options: PackOptions): Promise<Result<readonly Measured[], ElevatorError>> {
  const { room, recordings, noiseDbs, seed, onProgress, isInterrupted } = options;
  const noises: Int16Array[] = [];
  for (const { path } of noiseDbs.length === 0 ? [] : options.noises) {
    const noise = await readAudioFile(path);
    if (!noise.ok) return noise;
    noises.push(noise.value.samples);
  }
  const measured: Measured[] = [];
  const listen = async (
    recording: Recording,
    condition: Condition,
    samples: Int16Array,
    seconds: number,
  ): Promise<void> => {
    const one = await room.measure(recording, condition, samples, seconds);
    measured.push(one);
    onProgress(measured.length, recordings.length * (1 + (noises.length === 0 ? 0 : noiseDbs.length)), one);
  };
  for (const recording of recordings) {
    if (isInterrupted()) break;
    const audio = await readAudioFile(recording.path);
    if (!audio.ok) return audio;
    const { samples } = audio.value;
    await listen(recording, 'clean', samples, samples.length / sampleRate);
    for (const decibels of noises.length === 0 ? [] : noiseDbs) {
      if (isInterrupted()) break;
      const condition: Condition = `${decibels} dB`;
      const random = seededRandom(`${seed} ${recording.file} ${condition}`);
      const noise = noises[Math.floor(random() * noises.length)] ?? new Int16Array(1);
      await listen(recording, condition, mixNoise(samples, noise, decibels, random), samples.length / sampleRate);
    }
  }
  return succeed(measured);
}
