import { modeNames, type ButtonId, type Language, type Station } from '../../../../config/index.js';
import type { ScenarioStep } from '../scenario.schema.js';
import type { Chance } from './chance.js';
import type { Happening } from './make-ride.js';

interface MishapParts {
  readonly station: Station;
  readonly languages: readonly Language[];
  readonly buttons: readonly ButtonId[];
}

type Deed = Omit<ScenarioStep, 'atMs'>;
/** What goes wrong, and how it ends; null: by itself. */
type Mishap = readonly [Deed, Deed | null];

const kinds: readonly ((chance: Chance, parts: MishapParts) => Mishap)[] = [
  (chance, { station }) => {
    const wired = modeNames.filter((name) => station.modes[name] !== null);
    return [{ mode: chance.pickFrom(wired) ?? 'fire' }, { mode: 'normal' }];
  },
  () => [{ cable: 'pulled' }, { cable: 'plugged' }],
  (chance) => [{ board: chance.pick('reset', 'hung', 'powerCut') }, null],
  (chance) => [
    { line: { lostPercent: chance.pick(1, 3, 10, 100), towards: chance.pick('board', 'host', 'both') } },
    { line: { lostPercent: 0 } },
  ],
  (chance, { buttons }) => {
    const button = chance.pickFrom(buttons) ?? '';
    const wiring = chance.pick(
      { lampDead: button },
      { lampStuck: button },
      { relayWelded: button },
      { inputs: 'allOpen' },
      { inputs: 'allClosed' },
    );
    return [{ wiring }, { mend: 'wiring' }];
  },
  (chance, { languages }) => {
    const language = chance.pickFrom(languages) ?? '';
    return [{ recognizer: { lost: language } }, { recognizer: { back: language } }];
  },
  () => [{ microphone: 'lost' }, { microphone: 'back' }],
];

/** Something goes wrong, for the half second in which a request is on its way to its contact, or for some requests. */
export function mishap(atMs: number, chance: Chance, parts: MishapParts): Happening {
  const make = chance.pickFrom(kinds);
  if (make === undefined) return [];
  const [begin, end] = make(chance, parts);
  const lastsMs = chance.between(20, chance.pick(300, 2_000, 6_000, 20_000));
  return [{ atMs, ...begin }, ...(end === null ? [] : [{ atMs: atMs + lastsMs, ...end }])];
}
