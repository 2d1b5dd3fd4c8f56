import { fail, succeed, type Clock } from '../../config/kernel/index.js';
import { readWav } from '../audio/wav-reader.js';
import { espeakVolume, voiceName } from './espeak-voices.js';
import type { SpeechEngine } from './speech-engine.js';
import { runSpeakingProgram } from './speaking-program.js';

/** The system's espeak-ng, one short process per sentence. */
export function createDebianEspeak(program: string, clock: Clock, isUrgent: boolean): SpeechEngine {
  return {
    name: 'espeak-ng (system)',
    speak: async ({ text, language, voice }) => {
      const settings = {
        '-v': voiceName(language.espeak.systemVoice ?? language.espeak.voice, voice),
        '-s': voice.wordsPerMinute,
        '-p': voice.pitch,
        '-a': espeakVolume,
      };
      const parameters = Object.entries(settings).flatMap(([option, value]) => [option, String(value)]);
      // The text goes in by stdin: on the command line, one that begins with a dash would be an option.
      const said = await runSpeakingProgram({
        program,
        parameters: [...parameters, '--stdin', '--stdout'],
        input: text,
        isUrgent,
        clock,
      });
      if (!said.ok) return said;
      const audio = readWav(said.value, `the output of ${program}`);
      return audio.ok ? succeed(audio.value.samples) : fail(audio.failure.message);
    },
    stop: () => Promise.resolve(),
  };
}
