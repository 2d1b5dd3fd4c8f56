import type { Phrase } from '../../../../speech/index.js';
import type { ScenarioStep } from '../scenario.schema.js';
import type { Chance } from './chance.js';

/** The one floor that a sentence asks for, or takes back; null: it names none of the lift's, or several. */
function floorOf({ meaning }: Phrase): string | null {
  if (meaning.kind !== 'floors' && meaning.kind !== 'cancel') return null;
  const [only, ...others] = meaning.mentions;
  return only?.kind === 'floor' && others.length === 0 ? only.floor : null;
}

/** A floor that is asked for and taken back a while later, once or again: by chance alone the two would hardly ever be the same. */
export function secondThoughts(atMs: number, chance: Chance, sentences: readonly Phrase[]): readonly ScenarioStep[] {
  const asked = chance.pickFrom(
    sentences.filter((phrase) => phrase.meaning.kind === 'floors' && floorOf(phrase) !== null),
  );
  const floor = asked === undefined ? null : floorOf(asked);
  const takenBack = sentences.filter((phrase) => phrase.meaning.kind === 'cancel' && floorOf(phrase) === floor);
  if (asked === undefined || takenBack.length === 0) return [];
  const laterMs = atMs + chance.between(1_500, 6_000);
  return [
    { atMs, say: asked.text },
    { atMs: laterMs, say: chance.pickFrom(takenBack)?.text ?? '' },
    ...(chance.percent(30)
      ? [{ atMs: laterMs + chance.between(1_500, 5_000), say: chance.pickFrom(takenBack)?.text ?? '' }]
      : []),
  ];
}
