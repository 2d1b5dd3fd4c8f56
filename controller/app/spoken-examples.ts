import { landingCalls, type LanguageData, type Station } from '../../config/index.js';

/**
 * A handful of sentences that work on this very site, for a visitor who does not know what to say: the language's examples
 * with floors in the upper and in the lower part of the building by turns, and with names where floors have any; at a landing
 * those of the directions that can be called there. Where the lift has to be called by its name, that stands before each.
 */
export function spokenExamples(station: Station, language: LanguageData): string[] {
  const [name] = station.listening.gate === 'wakeWord' ? (station.vocabulary.wakeWords[language.code] ?? []) : [];
  const between = language.spacing === 'words' ? ', ' : '，';
  return examplesOf(station, language).map((example) => (name === undefined ? example : `${name}${between}${example}`));
}

function examplesOf(station: Station, { code, sentences }: LanguageData): readonly string[] {
  if (station.kind === 'landing') return landingCalls(station).flatMap(({ id }) => sentences.landing.examples[id]);
  const callable = station.floors.filter(({ voice, lamp }) => voice && lamp !== null);
  const numbered = callable.flatMap(({ number }) => (number !== null && number > 0 ? [number] : []));
  const turns = [2 / 3, 1 / 4].flatMap((part) => numbered[Math.floor(numbered.length * part)] ?? []);
  const named = callable.flatMap(({ names }) => names[code]?.slice(0, 1) ?? []).slice(0, 2);
  let turn = 0;
  return sentences.examples.flatMap((template) => {
    if (template.includes('{name}')) return named.map((name) => template.replace('{name}', name));
    const number = turns[turn % turns.length];
    turn += 1;
    return number === undefined ? [] : [template.replace('{number}', String(number))];
  });
}
