import { sampleRate } from '../../config/kernel/index.js';
import type { Pronouncer } from '../pronunciation/pronouncer.js';
import { soundsOf, type Sounds } from '../pronunciation/sound-distance.js';
import { deriveModel } from '../recognizer/derived-model.js';
import type { LanguageModel } from '../recognizer/language-model.js';
import type { VoskLibrary } from '../recognizer/vosk-ffi.js';
import { WitnessDecoder } from '../recognizer/witness-decoder.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';

/** Of every word, so that few long ones are heard rather than many short ones. */
const wordCost = 2;
/** Nothing is heard as unknown or as silence that could be words. */
const noWay = 100;

/**
 * What a model hears when it expects nothing: any words in any order, one for each way to sound, all equally likely. For measuring
 * only: it calls libvosk in this process.
 */
export class FreeSpeech {
  readonly #decoder: WitnessDecoder;
  readonly #soundsOf: ReadonlyMap<string, Sounds>;

  /** null where libvosk can't open the model. */
  static async open(
    vosk: VoskLibrary,
    { folder, table, symbols, decoding }: Pick<LanguageModel, 'folder' | 'table' | 'symbols' | 'decoding'>,
    pronouncer: Pronouncer,
    cacheFolder: string,
  ): Promise<FreeSpeech | null> {
    const words = oneForEachSound(table.keys(), pronouncer);
    const arcs = [...words.keys()].map((token) => ({ token, cost: wordCost, next: 1 }));
    const acceptor = {
      states: [
        { final: null, arcs },
        { final: 0, arcs },
      ],
    };
    const costs = { phraseCost: 0, unknownCost: noWay, unknownLoopCost: noWay, emptyCost: noWay };
    const grammar = writeExactGrammar(acceptor, costs, symbols);
    const model = vosk.newModel(await deriveModel(folder, { grammar, table: symbols, options: decoding }, cacheFolder));
    const decoder = model === null ? null : WitnessDecoder.open(vosk, { handle: model, isAdaptive: false });
    return decoder === null ? null : new FreeSpeech(decoder, words);
  }

  private constructor(decoder: WitnessDecoder, words: ReadonlyMap<string, Sounds>) {
    this.#decoder = decoder;
    this.#soundsOf = words;
  }

  hear(samples: Int16Array): Sounds {
    this.#decoder.begin();
    for (let at = 0; at < samples.length; at += sampleRate) this.#decoder.accept(samples.slice(at, at + sampleRate));
    return this.#decoder
      .finish()
      .text.split(' ')
      .flatMap((word) => this.#soundsOf.get(word) ?? []);
  }

  close(): void {
    this.#decoder.close();
  }
}

/** Words that can be said in one way only: of others nobody would know what was heard. */
function oneForEachSound(words: Iterable<string>, pronouncer: Pronouncer): ReadonlyMap<string, Sounds> {
  const chosen = new Map<string, Sounds>();
  const heard = new Set<string>();
  for (const word of words) {
    const ways = pronouncer.pronunciations(word);
    const key = ways[0]?.join(' ') ?? '';
    if (ways[0] === undefined || ways.length > 1 || heard.has(key)) continue;
    heard.add(key);
    chosen.set(word, soundsOf(ways[0]));
  }
  return chosen;
}
