import { callButtons, type Language, type Station } from '../../../../config/index.js';
import { remembered } from '../../../../config/kernel/index.js';
import type { Phrase } from '../../../../speech/index.js';
import type { ScenarioStep } from '../scenario.schema.js';
import { Chance } from './chance.js';
import { mishap } from './mishaps.js';
import { secondThoughts } from './second-thoughts.js';

export interface RideParts {
  readonly station: Station;
  /** The site's. */
  readonly languages: readonly Language[];
  /** What may be said. */
  readonly sentences: readonly Phrase[];
}

/** What belongs together: a mishap and its end, a sentence, an expectation. */
export type Happening = readonly ScenarioStep[];

/** How long things happen, ms. */
const busyMs = 45_000;
/** After the last of them everything is in order again, and so the station has to be. */
const recoveryMs = 12_000;

/** How long nothing happens at most, ms: some rides are hectic, and whoever asks for too much is not heard for a while. */
const pausesMs = [2_500, 6_000, 14_000] as const;

/**
 * A ride by chance: people who come and go, who talk to the lift and to each other, buttons pressed by hand, and mishaps, each of
 * which ends.
 */
export function makeRide(seed: number, parts: RideParts): readonly Happening[] {
  const chance = new Chance(seed);
  const happenings: Happening[] = [];
  const { requests, answers, openers, others } = sortedOnce(parts.sentences);
  const buttons = callButtons(parts.station).map(({ id }) => id);
  const takesCallsBack = parts.station.kind === 'car' && parts.station.cancel !== null;
  const { gate } = parts.station.listening;
  const longestPauseMs = chance.pick(...pausesMs);
  for (let atMs = 0; atMs < busyMs; atMs += chance.between(100, longestPauseMs)) {
    if (gate === 'presence' && chance.percent(30)) happenings.push(visit(atMs, chance));
    if (gate === 'wakeWord' && chance.percent(30)) happenings.push([saying(atMs, chance, openers)]);
    else if (chance.percent(16)) happenings.push(mishap(atMs, chance, { ...parts, buttons }));
    else if (chance.percent(12)) happenings.push([{ atMs, press: chance.pickFrom(buttons) ?? '' }]);
    else if (takesCallsBack && chance.percent(15)) happenings.push(secondThoughts(atMs, chance, parts.sentences));
    else happenings.push([saying(atMs, chance, chance.pick(requests, requests, requests, answers, others))]);
  }
  const endMs = Math.max(busyMs, ...happenings.flat().map(({ atMs }) => atMs)) + recoveryMs;
  return [...happenings, [{ atMs: endMs, expect: { availability: 'ready' } }]];
}

/** All of it in the order of time, as a scenario has it. */
export function inOrder(happenings: readonly Happening[]): readonly ScenarioStep[] {
  return happenings.flat().toSorted((one, other) => one.atMs - other.atMs);
}

/** Most of what people say to a lift asks for a floor; yes and no matter after questions, and the rest should do nothing. */
function sorted(sentences: readonly Phrase[]) {
  const of = (...kinds: readonly Phrase['meaning']['kind'][]): readonly Phrase[] =>
    sentences.filter(({ meaning }) => kinds.includes(meaning.kind));
  const [requests, answers] = [of('floors', 'landingCall'), of('confirm', 'cancel')];
  const openers = of('wake');
  const apart = new Set([...requests, ...answers, ...openers]);
  const others = sentences.filter((sentence) => !apart.has(sentence));
  return { requests, answers, openers, others };
}

/** Thousands of rides choose from the same sentences. */
const sortedOnce = remembered(sorted);

/** Somebody steps before the sensor, and away again. */
function visit(atMs: number, chance: Chance): Happening {
  return [
    { atMs, presence: 'comes' },
    { atMs: atMs + chance.between(200, 15_000), presence: 'leaves' },
  ];
}

function saying(atMs: number, chance: Chance, sentences: readonly Phrase[]): ScenarioStep {
  const say = chance.pickFrom(sentences)?.text ?? '';
  const other = chance.percent(10) ? chance.pickFrom(sentences)?.text : undefined;
  return {
    atMs,
    say,
    ...(chance.percent(15) && { halfHeard: true }),
    ...(other !== undefined && { alsoLike: [other] }),
    ...(chance.percent(20) && { overNoiseDb: chance.between(5, 30) }),
    ...(chance.percent(30) && { decidedAfterMs: chance.between(100, chance.percent(10) ? 3_500 : 1_200) }),
  };
}
