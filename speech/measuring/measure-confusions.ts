import { languageData, type Language, type Languages, type Site } from '../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { readAudioFile } from '../audio/audio-file.js';
import type { ModelFolders } from '../model-store/model-folders.js';
import { openSounds } from '../pronunciation/language-sounds.js';
import { soundsOf } from '../pronunciation/sound-distance.js';
import { findModels, readLanguageModel, type LanguageModel } from '../recognizer/language-model.js';
import { loadVosk, type VoskLibrary } from '../recognizer/vosk-ffi.js';
import { FreeSpeech } from './free-speech.js';
import type { Recording } from './recording-index.js';
import { measureSoundCosts, type HeardSounds, type SoundCosts } from './sound-confusions.js';

export interface ConfusionOptions {
  readonly site: Site;
  readonly languages: Languages;
  readonly folders: ModelFolders;
  readonly cacheFolder: string;
  /** libvosk. */
  readonly libraryPath: string;
  /** Those of other languages, and those with words that nobody knows how to say, are left out. */
  readonly recordings: readonly Recording[];
  readonly onProgress: (done: number, model: string) => void;
  /** Asked before each recording; true ends with what there is. */
  readonly isInterrupted: () => boolean;
}

export interface MeasuredConfusions extends SoundCosts {
  readonly language: Language;
  /** What was heard, by every model once. */
  readonly utterances: number;
}

/** What the models of each language hear for what is said, sound by sound, when they expect nothing. */
export async function measureConfusions(
  options: ConfusionOptions,
): Promise<Result<readonly MeasuredConfusions[], ElevatorError>> {
  const vosk = loadVosk(options.libraryPath);
  if (!vosk.ok) return fail(new ElevatorError('ELV-SPEECH-001', `libvosk cannot be loaded: ${vosk.failure}`));
  vosk.value.setLogLevel(-1);
  const measured: MeasuredConfusions[] = [];
  for (const language of options.site.languages) {
    const models = await modelsOf(language, options);
    if (!models.ok) return models;
    const heard: HeardSounds[] = [];
    for (const model of models.value) {
      const utterances = await hearAll(vosk.value, model, language, options);
      if (!utterances.ok) return utterances;
      heard.push(...utterances.value);
    }
    if (heard.length > 0) measured.push({ language, utterances: heard.length, ...measureSoundCosts(heard) });
  }
  return succeed(measured);
}

async function modelsOf(
  language: Language,
  { site, folders }: ConfusionOptions,
): Promise<Result<readonly LanguageModel[], ElevatorError>> {
  const chosen = await findModels(site, language, folders);
  if (!chosen.ok) return chosen;
  const models: LanguageModel[] = [];
  for (const folder of [chosen.value.first, chosen.value.second]) {
    const model = folder === null ? null : await readLanguageModel(folder, language);
    if (model?.ok === false) return model;
    if (model !== null) models.push(model.value);
  }
  return succeed(models);
}

async function hearAll(
  vosk: VoskLibrary,
  model: LanguageModel,
  language: Language,
  { languages, recordings, cacheFolder, onProgress, isInterrupted }: ConfusionOptions,
): Promise<Result<readonly HeardSounds[], ElevatorError>> {
  const spoken = recordings.flatMap(({ language: spokenIn, transcript, path }) =>
    spokenIn === language && transcript !== null ? [{ transcript, path }] : [],
  );
  const words = spoken.flatMap(({ transcript }) => transcript.split(/\s+/u));
  const sounds = await openSounds(languageData(languages, language), [...model.table.keys(), ...words]);
  if (sounds === null) return succeed([]);
  const free = await FreeSpeech.open(vosk, model, sounds.pronouncer, cacheFolder);
  if (free === null) return fail(new ElevatorError('ELV-SPEECH-001', `libvosk cannot open ${model.folder}`));
  const heard: HeardSounds[] = [];
  try {
    for (const { transcript, path } of spoken) {
      if (isInterrupted()) break;
      const said = sounds.pronouncer.pronunciations(transcript).map(soundsOf);
      if (said.length === 0) continue;
      const audio = await readAudioFile(path);
      if (!audio.ok) return audio;
      heard.push({ said, heard: free.hear(audio.value.samples) });
      onProgress(heard.length, model.name);
    }
  } finally {
    free.close();
  }
  return succeed(heard);
}
