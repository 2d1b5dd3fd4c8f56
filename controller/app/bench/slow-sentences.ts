import type { LanguageData } from '../../../config/index.js';
import { createEspeakSynthesizer } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';

const floors = [3, 5, 8, 12, 15] as const;

/** A language's slow sentences with every floor, in the parts between which people pause. */
export function slowSentences({ sentences }: LanguageData): readonly (readonly string[])[] {
  return (sentences.slowly ?? []).flatMap((sentence) =>
    floors.map((floor) => sentence.replace('{number}', String(floor)).split(' | ')),
  );
}

/** Every slow sentence of the site's languages by language, each part spoken by itself; a language without any is absent. */
export async function speakSlowly({
  site,
  clock,
  languages,
  environment,
}: BenchParts): Promise<ReadonlyMap<string, readonly (readonly Int16Array[])[]>> {
  const voice = createEspeakSynthesizer({ clock, languages, searchPath: environment['PATH'] });
  if (!voice.ok) throw voice.failure;
  try {
    const spoken = new Map<string, readonly Int16Array[][]>();
    for (const code of site.languages) {
      const language = languages.get(code);
      const sentences: Int16Array[][] = [];
      for (const parts of language === undefined ? [] : slowSentences(language)) {
        const words: Int16Array[] = [];
        for (const text of parts) {
          const said = await voice.value.say({ text, language: code });
          if (!said.ok) throw said.failure;
          words.push(said.value);
        }
        sentences.push(words);
      }
      if (sentences.length > 0) spoken.set(code, sentences);
    }
    return spoken;
  } finally {
    await voice.value.stop();
  }
}
