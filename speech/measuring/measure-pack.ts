import { fail, sampleRate, succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { readAudioFile } from '../audio/audio-file.js';
import type { Condition } from './measured.js';
import { mixNoise, seededRandom, type Sound } from './noise-mix.js';
import type { Recording } from './recording-index.js';

/** Listens to one recording. @param seconds length of the recording without the noise around it */
export interface Listener<Heard> {
  measure(recording: Recording, condition: Condition, sound: Sound, seconds: number): Promise<Heard>;
}

export interface PackOptions<Heard> {
  readonly room: Listener<Heard>;
  readonly recordings: readonly Recording[];
  /** Noises to mix with; one is drawn for each recording and condition. */
  readonly noises: readonly Recording[];
  /** Signal-to-noise ratios in dB, beside the recordings as they are. */
  readonly noiseDbs: readonly number[];
  /** The same seed gives the same mixtures. */
  readonly seed: string;
  readonly onProgress: (done: number, of: number, last: Heard) => void;
  /** Asked before each recording; true ends with what there is. */
  readonly isInterrupted: () => boolean;
}

/**
 * Recordings that are heard at the same time: the recognisers are processes of their own, and one recording alone would leave them
 * waiting while this one does its part.
 */
const atOnce = 4;

/**
 * Listens to every recording as it is and inside noise. Decoded sound is not kept: a pack is larger than memory.
 *
 * @returns what was measured until the end or the interruption, in the order of the recordings; the first file that can't be
 * read ends it with its name
 */
export async function measurePack<Heard>(
  options: PackOptions<Heard>,
): Promise<Result<readonly Heard[], ElevatorError>> {
  const { recordings, noiseDbs, onProgress, isInterrupted } = options;
  const noises: Int16Array[] = [];
  for (const { path } of noiseDbs.length === 0 ? [] : options.noises) {
    const noise = await readAudioFile(path);
    if (!noise.ok) return noise;
    noises.push(noise.value.samples);
  }
  const measured = recordings.map((): Heard[] => []);
  const total = recordings.length * (1 + (noises.length === 0 ? 0 : noiseDbs.length));
  let done = 0;
  const failures: ElevatorError[] = [];
  const waiting = recordings.entries();
  const listenToTheNext = async (): Promise<void> => {
    for (const [index, recording] of waiting) {
      const audio = await readAudioFile(recording.path);
      if (!audio.ok) {
        failures.push(audio.failure);
        return;
      }
      for (const { condition, sound } of conditionsOf(recording, audio.value.samples, noises, options)) {
        if (failures.length > 0 || isInterrupted()) return;
        const seconds = audio.value.samples.length / sampleRate;
        const one = await options.room.measure(recording, condition, sound, seconds);
        measured[index]?.push(one);
        done += 1;
        onProgress(done, total, one);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, listenToTheNext));
  const [failure] = failures;
  return failure === undefined ? succeed(measured.flat()) : fail(failure);
}

/** The recording in quiet, then inside each noise, one after another: none is kept when the next one is made. */
function* conditionsOf(
  { file }: Recording,
  samples: Int16Array,
  noises: readonly Int16Array[],
  { noiseDbs, seed }: Pick<PackOptions<unknown>, 'noiseDbs' | 'seed'>,
): Generator<{ readonly condition: Condition; readonly sound: Sound }> {
  yield { condition: 'clean', sound: { samples, before: new Int16Array() } };
  for (const decibels of noises.length === 0 ? [] : noiseDbs) {
    const condition: Condition = `${decibels} dB`;
    const random = seededRandom(`${seed} ${file} ${condition}`);
    const noise = noises[Math.floor(random() * noises.length)] ?? new Int16Array(1);
    yield { condition, sound: mixNoise(samples, noise, decibels, random) };
  }
}
