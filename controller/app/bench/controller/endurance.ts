import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { callButtons } from '../../../../config/index.js';
import type { Phrase } from '../../../../speech/index.js';
import { composeStage, type Stage } from '../../compose-scenario.js';
import { usualStart } from '../../scenario/read-scenario.js';
import { SiteEars } from '../../scenario/site-ears.js';
import type { BenchParts } from '../bench-parts.js';
import { atMost, plain, type BenchmarkResult, type Figure } from '../figures.js';

const rides = 100_000;
/** Somebody asks for the floor above or below as soon as the lift has let the last one out. */
const rideMs = 8_000;
const lookEvery = 1_000;
/** Journals and watches keep a limited number of entries; from then on nothing may grow. */
const settledAfter = 10_000;
const megabyte = 1_048_576;
const wellHeard = { isHalfHeard: false, alsoLike: [], overNoiseDb: null, decidedAfterMs: 300 };

/** So many rides of one station in virtual time: whether the controller keeps what it no longer needs. */
export async function endurance(parts: BenchParts): Promise<BenchmarkResult> {
  const { site, languages, folders, progress } = parts;
  const [station] = site.stations;
  if (station === undefined) throw new RangeError('a site has at least one station');
  const opened = await new SiteEars(languages, folders).of({ siteFile: station.id, site });
  if (!opened.ok) throw opened.failure;
  const ears = opened.value;
  const startsAt = new Date(usualStart);
  const stage = await composeStage({ site, station, languages, ears, seed: 1, startsAt, board: 'modelled' });
  const texts = neighbours(
    callButtons(station).flatMap(({ id, voice }) => (voice ? [id] : [])),
    ears.sentences(station.id, 1_500),
  );
  const interruption = { isAsked: false };
  void parts.ended.then(() => {
    interruption.isAsked = true;
  });
  stage.start();
  await stage.clock.advance(4_000);
  const collectGarbage = garbageCollector();
  const heapsMb: number[] = [];
  let [ridden, presses] = [0, 0];
  while (ridden < rides && !interruption.isAsked) {
    ridden += 1;
    presses += await takeRide(stage, texts[ridden % 2] ?? '');
    if (ridden % lookEvery !== 0) continue;
    collectGarbage();
    heapsMb.push(process.memoryUsage().heapUsed / megabyte);
    progress(`endurance: ${ridden} of ${rides} rides, ${heapsMb.at(-1)?.toFixed(1) ?? ''} MB`);
  }
  const { length: broken } = stage.monitor.violations;
  await stage.stop();
  return {
    name: 'endurance',
    how: `one station without speech, its simulated lift and modelled board, somebody who asks for a floor every ${rideMs / 1_000} s of virtual time; what is in use of the heap after garbage was collected, every ${lookEvery} rides${interruption.isAsked ? '; interrupted before the end' : ''}`,
    figures: [
      plain('rides', 'count', ridden),
      plain('presses', 'count', presses),
      atMost('things that must never happen', 'count', broken, 0),
      ...growth(heapsMb),
    ],
  };
}

/** What an interrupted run knows of it is nothing. */
function growth(heapsMb: readonly number[]): readonly Figure[] {
  const [settledMb, ...afterwards] = heapsMb.slice(settledAfter / lookEvery - 1);
  const lastMb = afterwards.at(-1);
  if (settledMb === undefined || lastMb === undefined) return [];
  return [
    plain(`MB in use after ${settledAfter} rides`, 'count', settledMb),
    plain('MB in use at the end', 'count', lastMb, heapsMb),
    atMost(`most after ${settledAfter} rides to that after them`, 'ratio', Math.max(...afterwards) / settledMb, 1.05),
  ];
}

/** Somebody says it, the lift comes and lets them out; answers in how often a contact was closed. */
async function takeRide({ hearing, clock, monitor }: Stage, text: string): Promise<number> {
  hearing.say({ text, ...wellHeard });
  await clock.advance(rideMs);
  // The watch keeps every closing for a scenario's expectations; this is none.
  return monitor.closures.splice(0).length;
}

/** Sentences for two floors next to each other, whole ones: the name alone of a floor just reached may be the lift's announcer. */
function neighbours(floors: readonly string[], sentences: readonly Phrase[]): readonly string[] {
  const textFor = (floor: string | undefined): string | undefined =>
    sentences.find(({ meaning, manner }) => {
      if (meaning.kind !== 'floors' || meaning.isDoubtful || manner === 'bare') return false;
      const [mention, ...others] = meaning.mentions;
      return others.length === 0 && mention?.kind === 'floor' && mention.floor === floor;
    })?.text;
  const texts = [textFor(floors[0]), textFor(floors[1])].filter((text) => text !== undefined);
  if (texts.length < 2) throw new RangeError('needs a site whose first station calls two floors by voice');
  return texts;
}

/** Node has it ready without a flag of the command line. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
