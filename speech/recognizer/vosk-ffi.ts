import { createRequire } from 'node:module';
import path from 'node:path';
import koffi, { type LibraryHandle, type TypeObject } from 'koffi';
import { fail, succeed, type Result } from '../../config/kernel/index.js';

/** Opaque handles of libvosk: addresses, which koffi gives as BigInt and null. */
export type VoskModel = bigint;
export type VoskRecognizer = bigint;

/**
 * The calls of libvosk 0.3.39 that we use, synchronous. The order rules are the caller's: one recogniser's calls strictly one
 * after another, in one thread; free the recogniser before its model; strings belong to Vosk and are copied by koffi.
 */
export interface VoskLibrary {
  readonly features: readonly VoskFeature[];
  setLogLevel(level: number): void;
  /** null where the folder is no model. */
  newModel(folder: string): VoskModel | null;
  freeModel(model: VoskModel): void;
  /** The word's id, -1 where the model does not know it. */
  findWord(model: VoskModel, word: string): number;
  /** null where the model holds no grammar. */
  newRecognizer(model: VoskModel, sampleRate: number): VoskRecognizer | null;
  /** With Vosk's own run-time grammar, a JSON array of sentences that must not be empty; null where the model can't. */
  newGrammarRecognizer(model: VoskModel, sampleRate: number, grammar: string): VoskRecognizer | null;
  freeRecognizer(recognizer: VoskRecognizer): void;
  setWords(recognizer: VoskRecognizer, isOn: boolean): void;
  /** Results then hold up to `most` texts with their log-likelihoods, and words without confidences. */
  setMaxAlternatives(recognizer: VoskRecognizer, most: number): void;
  /** 1: Vosk's own endpoint, 0: go on, -1: an exception inside Vosk. */
  acceptWaveform(recognizer: VoskRecognizer, samples: Int16Array): number;
  result(recognizer: VoskRecognizer): string;
  partialResult(recognizer: VoskRecognizer): string;
  finalResult(recognizer: VoskRecognizer): string;
  reset(recognizer: VoskRecognizer): void;
}

/** Only this is looked up: the package's own index.js needs ffi-napi, which no current Node can load. */
const manifest = 'vosk/package.json';

/** The library inside the npm package; null where the package has none for this machine (Linux on ARM needs a setting). */
export function shippedLibraryPath(platform = process.platform, architecture = process.arch): string | null {
  const names: Partial<Record<NodeJS.Platform, string>> = {
    linux: 'linux-x86_64/libvosk.so',
    darwin: 'osx-universal/libvosk.dylib',
    win32: 'win-x86_64/libvosk.dll',
  };
  const name = names[platform];
  if (name === undefined || (platform !== 'darwin' && architecture !== 'x64')) return null;
  return path.join(path.dirname(createRequire(import.meta.url).resolve(manifest)), 'lib', name);
}

/** Of the npm package, and so of its library. */
export function shippedVersion(): string {
  return (createRequire(import.meta.url)(manifest) as { readonly version: string }).version;
}

/** Calls that not every libvosk has; none is needed. */
const optionalCalls = {
  /** Since 0.3.45. */
  grammarChange: 'vosk_recognizer_set_grm',
  /** Since 0.3.50. */
  endpointerMode: 'vosk_recognizer_set_endpointer_mode',
  endpointerDelays: 'vosk_recognizer_set_endpointer_delays',
  textProcessor: 'vosk_text_processor_new',
  /** Of builds for graphics cards. */
  batch: 'vosk_batch_model_new',
} as const;

export type VoskFeature = keyof typeof optionalCalls;

/** Loads the library and binds its calls; the failure is the loader's own sentence. */
export function loadVosk(libraryPath: string): Result<VoskLibrary, string> {
  try {
    return succeed(bind(koffi.load(libraryPath)));
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
}

type Call = (...values: unknown[]) => unknown;

function bind(library: LibraryHandle): VoskLibrary {
  const model = koffi.pointer(koffi.opaque());
  const recognizer = koffi.pointer(koffi.opaque());
  const call = (name: string, result: string | TypeObject, parameters: (string | TypeObject)[]): Call =>
    library.func(name, result, parameters) as Call;
  const setLogLevel = call('vosk_set_log_level', 'void', ['int']);
  const newModel = call('vosk_model_new', model, ['str']);
  const freeModel = call('vosk_model_free', 'void', [model]);
  const findWord = call('vosk_model_find_word', 'int', [model, 'str']);
  const newRecognizer = call('vosk_recognizer_new', recognizer, [model, 'float']);
  const newGrammarRecognizer = call('vosk_recognizer_new_grm', recognizer, [model, 'float', 'str']);
  const freeRecognizer = call('vosk_recognizer_free', 'void', [recognizer]);
  const setWords = call('vosk_recognizer_set_words', 'void', [recognizer, 'int']);
  const setMaxAlternatives = call('vosk_recognizer_set_max_alternatives', 'void', [recognizer, 'int']);
  // int, not bool: -1 is an error and must not read as "true".
  const accept = call('vosk_recognizer_accept_waveform_s', 'int', [recognizer, koffi.pointer('int16_t'), 'int']);
  const result = call('vosk_recognizer_result', 'str', [recognizer]);
  const partialResult = call('vosk_recognizer_partial_result', 'str', [recognizer]);
  const finalResult = call('vosk_recognizer_final_result', 'str', [recognizer]);
  const reset = call('vosk_recognizer_reset', 'void', [recognizer]);
  return {
    features: featuresOf(library),
    setLogLevel: (level) => void setLogLevel(level),
    newModel: (folder) => newModel(folder) as VoskModel | null,
    freeModel: (handle) => void freeModel(handle),
    findWord: (handle, word) => findWord(handle, word) as number,
    newRecognizer: (handle, sampleRate) => newRecognizer(handle, sampleRate) as VoskRecognizer | null,
    newGrammarRecognizer: (handle, sampleRate, grammar) =>
      newGrammarRecognizer(handle, sampleRate, grammar) as VoskRecognizer | null,
    freeRecognizer: (handle) => void freeRecognizer(handle),
    setWords: (handle, isOn) => void setWords(handle, isOn ? 1 : 0),
    setMaxAlternatives: (handle, most) => void setMaxAlternatives(handle, most),
    acceptWaveform: (handle, samples) => accept(handle, samples, samples.length) as number,
    result: (handle) => result(handle) as string,
    partialResult: (handle) => partialResult(handle) as string,
    finalResult: (handle) => finalResult(handle) as string,
    reset: (handle) => void reset(handle),
  };
}

function featuresOf(library: LibraryHandle): readonly VoskFeature[] {
  const names = Object.keys(optionalCalls) as VoskFeature[];
  return names.filter((name) => {
    try {
      library.func(optionalCalls[name], 'void', []);
      return true;
    } catch {
      return false;
    }
  });
}

/** Has glibc give the free pages of its heap back to the machine; null where the C library is another one. */
export function loadHeapTrim(): (() => void) | null {
  try {
    const trim = koffi.load('libc.so.6').func('malloc_trim', 'int', ['size_t']) as Call;
    // All of them: nothing is kept for what comes next.
    return () => void trim(0);
  } catch {
    return null;
  }
}
