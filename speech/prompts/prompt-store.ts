import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ElevatorError, fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { readWav } from '../audio/wav-reader.js';
import { writeWav } from '../audio/wav-writer.js';
import { atLevel } from './equal-loudness.js';
import type { SpeechSynthesizer, SynthesisRequest } from './speech-synthesizer.js';

export interface Prompt {
  /** Names the sound: the same text, language and voice always have the same one. */
  readonly id: string;
  /** Bytes of a 16 kHz mono WAV file. */
  readonly wav: Uint8Array;
  readonly seconds: number;
}

export interface PromptStoreOptions {
  readonly folder: string;
  readonly synthesizer: SpeechSynthesizer;
  /** Loudness of everything that is spoken, dBFS. */
  readonly levelDbFs: number;
}

export interface PromptStore {
  /** From the folder, else spoken and put there. */
  prompt(request: SynthesisRequest): Promise<Result<Prompt, ElevatorError>>;
}

/** Raised when the same words would sound different: another normalisation, other voices. */
const generation = 2;

/**
 * Spoken answers as files: an answer that was given once comes from the disk, in another run too. A folder that cannot be
 * written costs only time, never the answer.
 */
export function createPromptStore(options: PromptStoreOptions): PromptStore {
  /** Two stations that want the same words at the same moment wait for one synthesis. */
  const underWay = new Map<string, Promise<Result<Prompt, ElevatorError>>>();
  return {
    prompt: (request) => {
      const id = contentHash(options, request);
      const begun = underWay.get(id);
      if (begun !== undefined) return begun;
      const prompt = load(options, id, request).finally(() => underWay.delete(id));
      underWay.set(id, prompt);
      return prompt;
    },
  };
}

async function load(
  { folder, synthesizer, levelDbFs }: PromptStoreOptions,
  id: string,
  request: SynthesisRequest,
): Promise<Result<Prompt, ElevatorError>> {
  const path = join(folder, `${id}.wav`);
  const stored = await readStored(path, id);
  if (stored !== null) return succeed(stored);
  const spoken = await synthesizer.say(request);
  if (!spoken.ok) return fail(spoken.failure);
  const wav = writeWav(atLevel(spoken.value, levelDbFs));
  await keep(folder, path, wav);
  return readPrompt(id, wav);
}

/** null where it is absent or damaged; a damaged one is spoken anew and replaced. */
async function readStored(path: string, id: string): Promise<Prompt | null> {
  try {
    const prompt = readPrompt(id, await readFile(path));
    return prompt.ok ? prompt.value : null;
  } catch {
    return null;
  }
}

function readPrompt(id: string, wav: Uint8Array): Result<Prompt, ElevatorError> {
  const audio = readWav(wav, `prompt ${id}`);
  if (!audio.ok) return audio;
  if (audio.value.warning !== null) return fail(new ElevatorError('ELV-SPEECH-003', audio.value.warning));
  return succeed({ id, wav, seconds: audio.value.seconds });
}

/** Under another name first: nobody ever reads half a file, not even after a power cut. */
async function keep(folder: string, path: string, wav: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, wav);
    await rename(unfinished, path);
  } catch {
    // A full or read-only disk: the answer is spoken all the same, and synthesised again next time.
  }
}

function contentHash(
  { synthesizer, levelDbFs }: PromptStoreOptions,
  { text, language, voice = 0, speed = 1 }: SynthesisRequest,
): string {
  const content = JSON.stringify([generation, synthesizer.name, levelDbFs, language, voice, speed, text]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
