import type { LanguageData } from '../../config/index.js';
import { buttonReadings } from '../vocabulary/spoken-button.js';

/** "B2", "-1", "12A", "12", with a space and the word that makes it a floor: what a synthesiser would stumble over. */
const sign =
  /(?<![\p{Script=Latin}\d.:-])(?<below>B|-)?(?<digits>\d{1,2})(?<letter>[A-Z])?(?![\d:]|\.\d|\p{Script=Latin})/gu;

/**
 * What stands on buttons, in words a synthesiser speaks as people do: it would read "B2" inside Chinese as English letters,
 * "-1" as "one" and "12A" with the letter glued to the number.
 */
export function spokenText(text: string, language: LanguageData): string {
  return text
    .replaceAll(sign, (written, ...rest) => {
      const { below = '', digits = '', letter = '' } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      const behind = text.slice((rest.at(-3) as number) + written.length);
      if (letter !== '' || (below === 'B' && language.floors.basementLetter === 'letter'))
        return readOut(below + digits + letter, language) ?? written;
      if (below === '') return language.numbers.usual(Number(digits));
      const number = -Number(digits);
      const [reading] = language.numbers.readings(number);
      return reading === undefined ? written : reading.words + nounFor(behind, language);
    })
    .trim();
}

/** A letter is kept as a letter, apart: synthesisers know how letters are called. */
function readOut(button: string, language: LanguageData): string | undefined {
  const shown = buttonReadings(button, language)[0]?.show;
  return shown?.replaceAll(/[A-Z]/gu, ' $& ').replaceAll(/\s+/gu, ' ').trimStart();
}

/** A basement is never said without its counter where the language has one: 去B2 -> 去负二楼, B2层 -> 负二层. */
function nounFor(behind: string, { sentences }: LanguageData): string {
  const nouns = sentences.floor.nouns.flatMap((noun) => (/^\{number\}(?<noun>.+)$/u.exec(noun) ?? []).slice(1));
  const isThere = nouns.some((noun) => behind.trimStart().startsWith(noun.trim()));
  return isThere ? '' : (nouns[0] ?? '');
}
