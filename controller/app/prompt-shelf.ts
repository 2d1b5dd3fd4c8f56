import { createHash } from 'node:crypto';
import { sampleRate, type Log } from '../../config/kernel/index.js';
import { atLevel, tone, writeWav, type AnswerVolume, type Loudspeaker, type PromptStore } from '../../speech/index.js';
import type { AnswerPrompt, PlayingPrompt, PromptPlayer, PromptRequest } from '../adapters/station-service.types.js';
import type { PromptView } from '../api/contract/view.schema.js';

/** Silence between the tone and the words, in samples. */
const gapSamples = 0.08 * sampleRate;
/** Prompts kept for the page to fetch; a page that asks later than this many answers has missed them anyway. */
const mostKept = 64;

export interface PromptShelfOptions {
  readonly store: PromptStore;
  /** Loudness of the tones, the same as the store's, dBFS. */
  readonly levelDbFs: number;
  readonly onPrompt: (prompt: PromptView) => void;
  readonly log: Log;
}

/** Puts tone and words together, and keeps the sound for the page to fetch. */
export class PromptShelf {
  readonly #options: PromptShelfOptions;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(options: PromptShelfOptions) {
    this.#options = options;
  }

  /** What plays the answers of a station: the page, and its loudspeaker where it has one, as loud as the room there asks for. */
  playerWith(loudspeaker: Loudspeaker | null, volume: AnswerVolume): PromptPlayer {
    const aloud =
      loudspeaker === null
        ? null
        : (sound: Int16Array, cut: AbortSignal) => this.#playAloud(sound, cut, loudspeaker, volume);
    return { play: (request, cut) => this.#play(request, cut, aloud) };
  }

  /** Bytes of a WAV file; null for a name that was never given out or is too old. */
  find(id: string): Uint8Array | null {
    return this.#kept.get(id) ?? null;
  }

  async #play(
    request: PromptRequest,
    cut: AbortSignal,
    aloud: ((sound: Int16Array, cut: AbortSignal) => Promise<void>) | null,
  ): Promise<PlayingPrompt> {
    const words = 'spoken' in request ? await this.#words(request) : new Int16Array(0);
    const sound = join(atLevel(tone(request.tone), this.#options.levelDbFs), words);
    // While the words were made.
    if (cut.aborted) return { durationMs: 0 };
    const wav = writeWav(sound);
    const id = createHash('sha256').update(wav).digest('hex').slice(0, 24);
    this.#keep(id, wav);
    const durationMs = Math.ceil((sound.length * 1000) / sampleRate);
    this.#options.onPrompt({
      station: request.station,
      url: `/api/v1/prompts/${id}.wav`,
      tone: request.tone,
      language: 'answer' in request ? request.answer.language : null,
      durationMs,
    });
    return aloud === null ? { durationMs } : { durationMs, ended: aloud(sound, cut) };
  }

  /** Every sound of the shelf is made for a quiet room. */
  #playAloud(sound: Int16Array, cut: AbortSignal, loudspeaker: Loudspeaker, volume: AnswerVolume): Promise<void> {
    const { levelDbFs } = volume;
    const loud = levelDbFs === this.#options.levelDbFs ? sound : atLevel(sound, levelDbFs);
    const ended = volume.follow(levelDbFs);
    return loudspeaker.play(loud, cut).finally(ended);
  }

  /** Nothing where nobody can speak: the tone is all that is heard then. */
  async #words({ spoken }: AnswerPrompt): Promise<Int16Array> {
    const prompt = await this.#options.store.prompt(spoken);
    if (prompt.ok) return prompt.value;
    this.#options.log.warn({ component: 'app.prompts', code: prompt.failure.code }, 'a prompt is heard as a tone only');
    return new Int16Array(0);
  }

  #keep(id: string, wav: Uint8Array): void {
    this.#kept.delete(id);
    this.#kept.set(id, wav);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function join(tone: Int16Array, words: Int16Array): Int16Array {
  if (words.length === 0) return tone;
  const sound = new Int16Array(tone.length + gapSamples + words.length);
  sound.set(tone, 0);
  sound.set(words, tone.length + gapSamples);
  return sound;
}
