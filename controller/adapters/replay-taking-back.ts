import { createActor } from 'xstate';
import { silentLog, VirtualClock } from '../../config/kernel/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { TakeBackOutcome } from '../domain/answer.js';
import { defaultDelays } from '../domain/delays.js';
import { takeBackRefusalOf, type TakeBackConditions } from '../domain/taking-back.js';
import type { JournalEntry } from '../journal/journal.types.js';
import { EffectQueue } from './effect-queue.js';
import { provideCall } from './provided-machines.js';
import { ofKind, playOn, type Entry, type ReplayedWish } from './replay-facts.js';

/** Whether a call might be taken back, and what became of that. */
export async function replayTakeBack(
  judged: Entry<'takeBack.judged'>,
  entries: readonly JournalEntry[],
  own: readonly JournalEntry[],
): Promise<ReplayedWish> {
  const { button, refusal, ...conditions } = judged.happening.content;
  const again = takeBackRefusalOf(conditions);
  const may = {
    sequence: judged.sequence,
    what: `may the call of ${button} be taken back`,
    recorded: refusal ?? 'yes',
    replayed: again ?? 'yes',
  };
  const settled = ofKind(own, 'takeBack.settled').find(({ happening }) => happening.content.button === button);
  if (settled === undefined) return { steps: [may], outcome: null };
  const outcome: TakeBackOutcome | null =
    again === null ? await runTakeBack(judged, conditions, entries) : { kind: 'notTakenBack', reason: again };
  const became = {
    sequence: settled.sequence,
    what: `what became of taking ${button} back`,
    recorded: settled.happening.content.outcome,
    replayed: outcome?.kind ?? 'not settled by what was recorded',
  };
  return { steps: [may, became], outcome: outcome === null ? null : { button, outcome } };
}

/** The call machine of a call that is registered, on the facts since; null: they settle nothing. */
async function runTakeBack(
  judged: Entry<'takeBack.judged'>,
  conditions: TakeBackConditions,
  entries: readonly JournalEntry[],
): Promise<TakeBackOutcome | null> {
  const { button } = judged.happening.content;
  const utterance = judged.utterance ?? 0;
  const clock = new VirtualClock();
  const outcomes: TakeBackOutcome[] = [];
  let settle: (outcome: PressOutcome) => void = () => undefined;
  const machine = provideCall(
    {
      press: () => Promise.resolve({ kind: 'done', roundTripMs: 0, evidence: 'acknowledged' }),
      reportSettled: () => undefined,
      takeBack: () =>
        new Promise((resolve) => {
          settle = resolve;
        }),
      reportTakeBack: ({ outcome }) => {
        outcomes.push(outcome);
      },
    },
    new EffectQueue(silentLog),
  );
  // The ride of the call itself may be of long ago: as it was then, its lamp was dark.
  const input = { button, utterance, conditions: { ...conditions, lamp: 'dark' as const }, delays: defaultDelays.call };
  const actor = createActor(machine, { clock, input });
  actor.start();
  await clock.advance(0);
  actor.send({ type: 'lamp.changed', lamp: 'lit' });
  actor.send({ type: 'call.takeBack', utterance, conditions });
  await playOn(entries, judged, {
    ...{ actor, clock, button },
    settle: (outcome) => {
      settle(outcome);
    },
  });
  actor.stop();
  return outcomes[0] ?? null;
}
