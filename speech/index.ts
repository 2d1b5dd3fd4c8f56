export {
  isReaction,
  type Accepted,
  type Decision,
  type Intent,
  type Rejected,
  type RejectionReason,
  type Uncertain,
} from './interpret/decision.js';
export type { Grounds, RecognizerGrounds } from './interpret/grounds.js';
export type { Hearing, HearingEvent, UtteranceTiming } from './hearing.js';
export { openSpeech, type DecidedUtterance, type HeardUtterance, type Speech, type SpeechOptions } from './speech.js';
export { tryModel } from './model-inspection/try-model.js';
export { installModel, type InstallOptions, type InstallStep } from './model-store/install-model.js';
export { readInstallWish, type InstallWish } from './model-store/install-request.js';
export { findInstalledModel } from './model-store/installed-models.js';
export { listModels, type ModelListing } from './model-store/model-catalogue.js';
export type { ModelFolders } from './model-store/model-folders.js';
export { addWords, type AddedWords, type AddWordsOptions } from './model-words/add-words.js';
export type { LackingWords } from './model-words/words-in-use.js';
export { readModelRegistry } from './model-store/model-registry.js';
export { rollBackModel } from './model-store/roll-back-model.js';
export { findModelFaults } from './recognizer/verify-model.js';
export { shippedLibraryPath } from './recognizer/vosk-ffi.js';
export { checkVocabulary } from './survey/check-vocabulary.js';
export type { Explanation } from './survey/explain-text.js';
export { surveyVocabulary, type SurveyedVocabulary } from './survey/survey-vocabulary.js';
export { verifyModel } from './recognizer/verify-model.js';
export {
  confusablePair,
  reportLine,
  unknownWordList,
  type Phrase,
  type VocabularyFault,
  type VocabularyReport,
} from './vocabulary/vocabulary.js';
export type { Endpointing } from './ear.js';
export type { SpeechSynthesizer, SynthesisRequest } from './prompts/speech-synthesizer.js';
export { readAudioFile } from './audio/audio-file.js';
export { listCaptureDevices, type CaptureDevice } from './audio/capture-devices.js';
export { levelDbFs, silenceDbFs } from './audio/level.js';
export { SignalMeter, type AudioMeters } from './audio/meters/signal-meter.js';
export { Loudspeaker } from './audio/loudspeaker.js';
export { createMicrophone, type MicrophoneOptions } from './audio/microphone.js';
export { MixedSource, type MixedSourceOptions } from './audio/mixed-source.js';
export { PushSource, type PushSourceOptions } from './audio/push-source.js';
export { readWav, type DecodedAudio } from './audio/wav-reader.js';
export { writeWav } from './audio/wav-writer.js';
export { AnswerVolume } from './prompts/answer-volume.js';
export { atLevel } from './prompts/equal-loudness.js';
export { createEspeakSynthesizer, type EspeakOptions } from './prompts/espeak-synthesizer.js';
export { createPromptVoice } from './prompts/prompt-voice.js';
export { recordedSound } from './prompts/recorded-sound.js';
export { findRecordings, type Recordings } from './prompts/recordings.js';
export { SoundCache } from './prompts/sound-cache.js';
export { findProgram } from './prompts/speaking-program.js';
export type { PromptSentence } from './prompts/prompt-sentence.js';
export { createPromptStore, type PromptStore } from './prompts/prompt-store.js';
export { tone, type ToneKind } from './prompts/tones.js';
export { buttonReadings } from './vocabulary/spoken-button.js';
export { spokenOf, type Meaning } from './vocabulary/meaning.js';
export { calibrateModel, type Calibration } from './measuring/calibration/calibrate-model.js';
export { languagesHeardWith, languagesOfModel } from './model-store/languages-of-model.js';
export { operatingPointText, writeOperatingPoint, type OperatingPoint } from './recognizer/operating-point.js';
export { curves, rightAtWrong, wrongAtRight, type CurvePoint } from './measuring/curves.js';
export { falseAlarms, type AlarmTally } from './measuring/alarms.js';
export { type Condition, type Contestant, type Measured } from './measuring/measured.js';
export { measureConfusions, type MeasuredConfusions } from './measuring/measure-confusions.js';
export { measurePack } from './measuring/measure-pack.js';
export { MeasuringRoom } from './measuring/measuring-room.js';
export { readRecordingIndex, saysWords, type Recording } from './measuring/recording-index.js';
export { groupBy } from './measuring/group-by.js';
export { kindRows, type KindRow, type RequestKind } from './measuring/request-kinds.js';
export { speakerRows, type SpeakerRow } from './measuring/speaker-rows.js';
export { wilsonInterval } from './measuring/wilson-interval.js';
export {
  confusions,
  mistakes,
  setRows,
  talkRows,
  type Confusion,
  type Mistake,
  type SetRow,
  type TalkRow,
} from './measuring/summary.js';
export { describeExpectation, expectationOf, type Expectation } from './measuring/expectation.js';
export { rightOrConfirmable, tally, type RequestTally, type TalkTally } from './measuring/tally.js';
export { endpointSettings, wholeRoomSettings, type EndpointSettings } from './endpoint/endpoint-settings.js';
export { faintNoise } from './recognizer/faint-noise.js';
export { competingTalk } from './measuring/competing-talk.js';
export { mixNoise, seededRandom } from './measuring/noise-mix.js';
export { afterFirstSyllable, withPauses } from './measuring/slow-speech.js';
export { judge, type Verdict } from './measuring/verdict.js';
export { openWrittenEars, speakingMs, type WrittenEars } from './written/written-ears.js';
