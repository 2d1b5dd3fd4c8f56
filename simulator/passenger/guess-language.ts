import type { Language, Languages } from '../../config/index.js';

/**
 * The language a typed sentence is written in: the one whose scripts most of its letters belong to. Latin letters stand on
 * buttons everywhere (去B2), so they count only between languages that have as many other letters; of several languages
 * left, the one with fewer scripts of its own (kanji alone is more likely Mandarin than Japanese), then the first there is.
 */
export function guessLanguage(text: string, languages: Languages): Language {
  const [best] = [...languages.values()]
    .map(({ code, scripts }) => ({
      code,
      own: letters(
        text,
        scripts.filter((script) => script !== 'Latin'),
      ),
      all: letters(text, scripts),
      scripts: scripts.length,
    }))
    .toSorted((a, b) => b.own - a.own || b.all - a.all || a.scripts - b.scripts);
  return best?.code ?? '';
}

/** How many letters of these scripts the text has. */
function letters(text: string, scripts: readonly string[]): number {
  if (scripts.length === 0) return 0;
  const letter = new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`, 'gu');
  return text.match(letter)?.length ?? 0;
}
