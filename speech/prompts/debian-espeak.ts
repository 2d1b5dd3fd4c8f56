import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, succeed } from '../../config/kernel/index.js';
import type { Clock, Result } from '../../config/kernel/index.js';
import { readWav } from '../audio/wav-reader.js';
import { espeakVolume, voiceName } from './espeak-voices.js';
import type { SpeechEngine, SpokenRequest } from './speech-engine.js';

const answerMs = 10_000;

/** The path of the system's espeak-ng, or null. */
export function findDebianEspeak(searchPath: string | undefined): string | null {
  for (const folder of (searchPath ?? '').split(delimiter)) {
    const candidate = join(folder, 'espeak-ng');
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** The system's espeak-ng, one short process per sentence. */
export function createDebianEspeak(program: string, clock: Clock): SpeechEngine {
  return {
    name: 'espeak-ng (system)',
    speak: (request) => speak(program, clock, request),
    stop: () => Promise.resolve(),
  };
}

function speak(
  program: string,
  clock: Clock,
  { text, language, voice }: SpokenRequest,
): Promise<Result<Int16Array, string>> {
  const settings = {
    '-v': voiceName(language.espeak.systemVoice ?? language.espeak.voice, voice),
    '-s': voice.wordsPerMinute,
    '-p': voice.pitch,
    '-a': espeakVolume,
  };
  const parameters = Object.entries(settings).flatMap(([option, value]) => [option, String(value)]);
  return new Promise((resolve) => {
    // The text goes in by stdin: on the command line, one that begins with a dash would be an option.
    const child = spawn(program, [...parameters, '--stdin', '--stdout'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const pieces: Buffer[] = [];
    const timer = clock.setTimeout(() => child.kill('SIGKILL'), answerMs);
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin.on('error', () => {
      // The program ended before it read the text; 'close' tells.
    });
    child.on('error', (error) => {
      clock.clearTimeout(timer);
      resolve(fail(`espeak-ng cannot be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      clock.clearTimeout(timer);
      if (code !== 0) {
        resolve(fail(`espeak-ng ended with ${signal ?? `exit code ${code ?? '?'}`}`));
        return;
      }
      const audio = readWav(Buffer.concat(pieces), 'the output of espeak-ng');
      resolve(audio.ok ? succeed(audio.value.samples) : fail(audio.failure.message));
    });
    child.stdin.end(text);
  });
}
