import type { Language } from '../../config/index.js';

/** How one speaker sounds, in espeak-ng's own terms; both builds of the engine (npm and Debian) know the same variants. */
export interface EspeakVoice {
  /** Variant of the voice: another vocal tract ("f2", "m3", ...); '' is the plain voice. */
  readonly variant: string;
  readonly wordsPerMinute: number;
  /** 0..99, 50 is the voice's own. */
  readonly pitch: number;
}

/** 0..200. At the engine's own 100 the loudest vowels clip. */
export const espeakVolume = 75;

/** Voice 0 speaks the prompts and is the passenger the recogniser understands best; the others are clearly other people. */
export const espeakVoices: Readonly<Record<Language, readonly [EspeakVoice, ...EspeakVoice[]]>> = {
  zh: [
    { variant: '', wordsPerMinute: 150, pitch: 50 },
    { variant: 'f2', wordsPerMinute: 150, pitch: 55 },
    { variant: 'm3', wordsPerMinute: 140, pitch: 35 },
    { variant: 'f5', wordsPerMinute: 170, pitch: 70 },
  ],
  en: [
    { variant: '', wordsPerMinute: 150, pitch: 50 },
    { variant: 'f2', wordsPerMinute: 150, pitch: 55 },
    { variant: 'm3', wordsPerMinute: 140, pitch: 35 },
    { variant: 'f5', wordsPerMinute: 170, pitch: 70 },
  ],
};

/** The speaker of that number, counted round: every number is somebody. */
export function espeakVoice(language: Language, voice: number): EspeakVoice {
  const speakers = espeakVoices[language];
  return speakers[Math.abs(Math.trunc(voice)) % speakers.length] ?? speakers[0];
}

/** "cmn" and "f2" -> "cmn+f2". */
export function voiceName(base: string, { variant }: EspeakVoice): string {
  return variant === '' ? base : `${base}+${variant}`;
}
