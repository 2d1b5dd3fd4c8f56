import type { LanguageData } from '../../config/index.js';

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

/** The speaker of that number, counted round: every number is somebody. */
export function espeakSpeaker({ espeak }: LanguageData, number: number): EspeakVoice {
  const { speakers } = espeak;
  const speaker = speakers[Math.abs(Math.trunc(number)) % speakers.length];
  if (speaker === undefined) throw new RangeError('a language has at least one speaker');
  return speaker;
}

/** "cmn" and "f2" -> "cmn+f2". */
export function voiceName(base: string, { variant }: EspeakVoice): string {
  return variant === '' ? base : `${base}+${variant}`;
}
