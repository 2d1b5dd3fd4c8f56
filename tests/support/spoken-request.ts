import type { Language } from '../../config/index.js';
import { systemClock } from '../../config/kernel/index.js';
import { createEspeakSynthesizer } from '../../speech/prompts/espeak-synthesizer.js';
import { languages } from './languages.js';

/** Sentences spoken by the synthetic passenger, 16 kHz. */
export async function speak(
  sentences: readonly { readonly text: string; readonly language: Language; readonly voice?: number }[],
): Promise<readonly Int16Array[]> {
  const synthesizer = createEspeakSynthesizer({ clock: systemClock, languages, searchPath: process.env['PATH'] });
  if (!synthesizer.ok) throw synthesizer.failure;
  const spoken: Int16Array[] = [];
  for (const sentence of sentences) {
    const said = await synthesizer.value.say(sentence);
    if (!said.ok) throw said.failure;
    spoken.push(said.value);
  }
  await synthesizer.value.stop();
  return spoken;
}

/** One recording after another with that much faint noise before, between and after. */
export function withPauses(recordings: readonly Int16Array[], pauseMs: number): Int16Array {
  const pause = Int16Array.from({ length: pauseMs * 16 }, (_, index) => ((index * 7919) % 5) - 2);
  const parts = [pause, ...recordings.flatMap((recording) => [recording, pause])];
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
