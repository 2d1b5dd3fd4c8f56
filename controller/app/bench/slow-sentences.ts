import { createEspeakSynthesizer } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';

/** Sentences in the parts between which people pause; the last part is needed. {} is a floor. */
const sentences: readonly { readonly language: 'zh' | 'en'; readonly parts: readonly string[] }[] = [
  { language: 'zh', parts: ['去', '{}楼'] },
  { language: 'zh', parts: ['我要去', '{}楼'] },
  { language: 'zh', parts: ['请带我', '去', '{}楼'] },
  { language: 'zh', parts: ['麻烦帮我按一下', '{}楼'] },
  { language: 'en', parts: ['floor', '{}'] },
  { language: 'en', parts: ['take me to', 'floor', '{}'] },
  { language: 'en', parts: ['i want to go to', 'floor', '{}'] },
  { language: 'en', parts: ['please go to', 'floor {}'] },
];
const floors = [3, 5, 8, 12, 15] as const;

/** Every sentence with every floor, each part spoken by itself. */
export async function speakSlowly({
  clock,
  languages,
  environment,
}: BenchParts): Promise<readonly (readonly Int16Array[])[]> {
  const voice = createEspeakSynthesizer({ clock, languages, searchPath: environment['PATH'] });
  if (!voice.ok) throw voice.failure;
  try {
    const spoken: Int16Array[][] = [];
    for (const { language, parts } of sentences) {
      for (const floor of floors) {
        const words: Int16Array[] = [];
        for (const part of parts) {
          const said = await voice.value.say({ text: part.replace('{}', String(floor)), language });
          if (!said.ok) throw said.failure;
          words.push(said.value);
        }
        spoken.push(words);
      }
    }
    return spoken;
  } finally {
    await voice.value.stop();
  }
}
