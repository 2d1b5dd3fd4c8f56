import type { Station } from '../../config/index.js';

/** A handful of sentences that work on this very site, for a visitor who does not know what to say. */
export function spokenExamples(station: Station): { readonly zh: string[]; readonly en: string[] } {
  const callable = station.floors.filter(({ voice, lamp }) => voice && lamp !== null);
  const numbered = callable.flatMap(({ number }) => (number !== null && number > 0 ? [number] : []));
  const [low, high] = [numbered[Math.floor(numbered.length / 4)], numbered[Math.floor((numbered.length * 2) / 3)]];
  const named = (language: 'zh' | 'en'): string[] =>
    callable.flatMap(({ names }) => names[language].slice(0, 1)).slice(0, 2);
  return {
    zh: [
      ...(high === undefined ? [] : [`我要去${high}楼`]),
      ...(low === undefined ? [] : [`${low}楼`]),
      ...named('zh').map((name) => `去${name}`),
    ],
    en: [
      ...(low === undefined ? [] : [`floor ${low} please`]),
      ...(high === undefined ? [] : [`take me to floor ${high}`]),
      ...named('en').map((name) => `${name} please`),
    ],
  };
}
