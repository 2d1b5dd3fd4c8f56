import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, succeed, type Clock, type Result } from '../../config/kernel/index.js';
import { readAudioFile } from '../audio/audio-file.js';
import { isDigitalSilence } from '../audio/level.js';
import { runSpeakingProgram } from './speaking-program.js';

/** Speaks a text with a voice of flite (`flite -lv`): 16 kHz mono, or one sentence for the log. */
type SpeakWithFlite = (text: string, voice: string) => Promise<Result<Int16Array, string>>;

/** The program flite, one short process per sentence. */
export function createFlite(program: string, isUrgent: boolean, clock: Clock): SpeakWithFlite {
  return async (text, voice) => {
    // It opens its output by name, which fails for the kind of pipe that Node gives a child: hence a file.
    const folder = await mkdtemp(join(tmpdir(), 'liftvoice-flite-')).catch((error: unknown) => error as Error);
    if (folder instanceof Error) return fail(`there is no folder for flite to write to: ${folder.message}`);
    try {
      const file = join(folder, 'spoken.wav');
      const parameters = ['-voice', voice, '-t', text, '-o', file];
      const said = await runSpeakingProgram({ program, parameters, isUrgent, clock });
      if (!said.ok) return said;
      const audio = await readAudioFile(file);
      if (!audio.ok) return fail(audio.failure.message);
      const { samples } = audio.value;
      return isDigitalSilence(samples) ? fail('flite said nothing') : succeed(samples);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
