import { readFile, stat } from 'node:fs/promises';
import { ElevatorError, fail, sampleRate, succeed, withoutCode, type Result } from '../../config/kernel/index.js';
import { readAudioFile } from '../audio/audio-file.js';
import { silenceDbFs } from '../audio/level.js';
import { toFloat32 } from '../audio/pcm.js';
import { atLevel } from './equal-loudness.js';
import type { SoundCache } from './sound-cache.js';
import { speechLevelDbFs } from './speech-level.js';
import { withoutSilence } from './trim-silence.js';

/** A station is deaf while it speaks; a passenger who listens for longer has lost patience, or the recorder ran on. */
const longestSeconds = 10;
/** Ten seconds of the best that recorders make (192 kHz, 24 bit, two channels) are 12 MB. */
const largestBytes = 20_000_000;
/** Quieter than this a voice is hardly above the noise of the recorder, which would be made loud with it. */
const quietestDbFs = -50;

/**
 * A recording as it is played: 16 kHz mono, without silence around it, at the level of everything else. Converted once and kept
 * under the contents of the file. A file that is unfit is ELV-SPEECH-017 with its path and what is wrong.
 */
export async function recordedSound(
  path: string,
  cache: SoundCache,
  levelDbFs: number,
): Promise<Result<Int16Array, ElevatorError>> {
  const bytes = await contentsOf(path);
  const name = bytes === null ? null : cache.nameFor('recorded', levelDbFs, bytes);
  const kept = name === null ? null : await cache.find(name);
  if (kept !== null) return succeed(kept);
  const audio = await readAudioFile(path);
  if (!audio.ok) return unfit(withoutCode(audio.failure.message));
  if (audio.value.warning !== null) return unfit(audio.value.warning);
  const sound = withoutSilence(audio.value.samples);
  const fault = faultOf(sound);
  if (fault !== null) return unfit(`${path} ${fault}`);
  const played = atLevel(sound, levelDbFs);
  if (name !== null) await cache.keep(name, played);
  return succeed(played);
}

function unfit(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-017', message));
}

/** null: no file, one that can't be read, or one so large that it is not read twice; reading it as audio says what it is. */
async function contentsOf(path: string): Promise<Uint8Array | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size < largestBytes ? await readFile(path) : null;
  } catch {
    return null;
  }
}

function faultOf(sound: Int16Array): string | null {
  const seconds = sound.length / sampleRate;
  if (seconds > longestSeconds)
    return `is ${seconds.toFixed(1)} s long without the silence around it; at most ${longestSeconds} s may be spoken`;
  const level = speechLevelDbFs(toFloat32(sound));
  if (level === silenceDbFs) return 'is silent; record it again';
  if (level < quietestDbFs)
    return `is too quiet (${level.toFixed(0)} dBFS, at least ${quietestDbFs}); record it again, nearer or with more gain`;
  return null;
}
