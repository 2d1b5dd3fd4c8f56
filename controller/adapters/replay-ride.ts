import { createActor } from 'xstate';
import { silentLog, VirtualClock } from '../../config/kernel/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { Decision } from '../../speech/index.js';
import { answerToOutcome, summarize, type ButtonOutcome, type CallOutcome } from '../domain/answer.js';
import { defaultDelays } from '../domain/delays.js';
import { refusalOf, type CallConditions } from '../domain/safety-rules.js';
import {
  isDistress,
  isMisunderstanding,
  isRepeat,
  isRequest,
  isShortAnswer,
  reactionToHeard,
  type Reaction,
} from '../domain/spoken-request.js';
import type { JournalEntry } from '../journal/journal.types.js';
import { EffectQueue } from './effect-queue.js';
import { provideCall } from './provided-machines.js';
import { recordedDecision } from './recorded-decision.js';
import { ofKind, playOn, type Entry, type ReplayedStep, type ReplayedWish } from './replay-facts.js';
import { replayTakeBack } from './replay-taking-back.js';

/**
 * Runs rules and machines on what the journal says that they saw, in virtual time: the decision, what was known of the lift when each
 * call was judged, what came of each press, lamps, modes and the link.
 *
 * @param entries of the station, from the first entry of the ride to its last one, oldest first
 * @param ride correlation id
 */
export async function replayRide(entries: readonly JournalEntry[], ride: string): Promise<readonly ReplayedStep[]> {
  const own = entries.filter((entry) => entry.ride === ride);
  const judged = ofKind(own, 'call.judged');
  const calls = await Promise.all(judged.map((call) => replayCall(call, entries, own)));
  const takenBack = await Promise.all(ofKind(own, 'takeBack.judged').map((wish) => replayTakeBack(wish, entries, own)));
  const wishes = [...calls, ...takenBack];
  return [
    ...ofKind(own, 'speech.decided').flatMap((decided) => replayDecision(decided, own)),
    ...wishes.flatMap(({ steps }) => steps),
    ...replayAnswer(
      own,
      wishes.flatMap(({ outcome }) => outcome ?? []),
    ),
  ];
}

function replayDecision(decided: Entry<'speech.decided'>, own: readonly JournalEntry[]): readonly ReplayedStep[] {
  const { confirm, question, decisionMs, isGateOpen, isBusy, unreadable = [] } = decided.happening.content;
  const [heard] = ofKind(own, 'speech.heard');
  const decision = recordedDecision(decided.happening.content, heard?.happening.content ?? null);
  const reaction = reactionToHeard(
    { decision, decisionMs, unreadable },
    question === null ? null : { buttons: question },
    confirm,
  );
  const [answer] = ofKind(own, 'answer.given');
  const recorded = wishIn(own) ?? answer?.happening.content.answer ?? 'silence';
  // What waits for its turn may be too old by then, or taken back; advice, and what is said again, depends on who spoke before. The
  // ride does not tell.
  if (isBusy || isMisunderstanding(reaction) || isRepeat(decision) || isShortAnswer(decision)) return [];
  const replayed = isGateOpen ? wordFor(reaction) : wordForClosedGate(decision);
  return replayed === null ? [] : [{ sequence: decided.sequence, what: 'the decision', recorded, replayed }];
}

/** What the ride says was wanted of calls; null: nothing. */
function wishIn(own: readonly JournalEntry[]): string | null {
  const calls = ofKind(own, 'call.judged').map(({ happening }) => happening.content.button);
  if (calls.length > 0) return `call ${calls.join()}`;
  const takenBack = ofKind(own, 'takeBack.judged').map(({ happening }) => happening.content.button);
  return takenBack.length > 0 ? `take back ${takenBack.join()}` : null;
}

/** null: what the doors are doing is not in the ride. */
function wordFor(reaction: Reaction): string | null {
  switch (reaction.kind) {
    case 'ignore':
      return 'silence';
    case 'call':
      return `call ${reaction.buttons.join()}`;
    case 'takeBack':
      return `take back ${reaction.buttons.join()}`;
    case 'ask':
      return 'pleaseConfirm';
    case 'answer':
      return reaction.answer;
    case 'door':
    case 'askDoor':
    case 'repeat':
      return null;
  }
}

function wordForClosedGate(decision: Decision): string {
  if (isDistress(decision)) return 'pressTheAlarm';
  return isRequest(decision) ? 'notNow' : 'silence';
}

/** Of entries that were made before floors per minute were counted: they refused nobody. */
const beforeTheLimit = { otherFloorsInLastMinute: 0, floorsPerMinute: Infinity };

async function replayCall(
  judged: Entry<'call.judged'>,
  entries: readonly JournalEntry[],
  own: readonly JournalEntry[],
): Promise<ReplayedWish> {
  const { button, refusal, ...known } = judged.happening.content;
  const conditions: CallConditions = { ...beforeTheLimit, ...known };
  const again = refusalOf(conditions);
  const steps: ReplayedStep[] = [
    {
      sequence: judged.sequence,
      what: `may ${button} be called`,
      recorded: refusal ?? 'yes',
      replayed: again ?? 'yes',
    },
  ];
  const settled = ofKind(own, 'call.settled').find(({ happening }) => happening.content.button === button);
  if (settled === undefined) return { steps, outcome: null };
  const outcome = await runCall(judged, conditions, entries);
  const recorded = settled.happening.content.outcome;
  steps.push({
    sequence: settled.sequence,
    what: `what became of ${button}`,
    recorded,
    replayed: outcome?.kind ?? 'not settled by what was recorded',
  });
  return { steps, outcome: outcome === null ? null : { button, outcome } };
}

/** The call machine on the recorded facts, to its first outcome; null: they settle nothing. */
async function runCall(
  judged: Entry<'call.judged'>,
  conditions: CallConditions,
  entries: readonly JournalEntry[],
): Promise<CallOutcome | null> {
  const { button } = judged.happening.content;
  const clock = new VirtualClock();
  const outcomes: CallOutcome[] = [];
  let settle: (outcome: PressOutcome) => void = () => undefined;
  const machine = provideCall(
    {
      press: () =>
        new Promise((resolve) => {
          settle = resolve;
        }),
      reportSettled: (outcome) => {
        outcomes.push(outcome);
      },
      // That it is taken back is another ride.
      takeBack: () => new Promise(() => undefined),
      reportTakeBack: () => undefined,
    },
    new EffectQueue(silentLog),
  );
  const input = { button, utterance: judged.utterance ?? 0, conditions, delays: defaultDelays.call };
  const actor = createActor(machine, { clock, input });
  actor.start();
  await playOn(entries, judged, {
    actor,
    clock,
    button,
    settle: (outcome) => {
      settle(outcome);
    },
  });
  actor.stop();
  return outcomes[0] ?? null;
}

/** The answer to calls; to all else it was compared with the decision. */
function replayAnswer(own: readonly JournalEntry[], outcomes: readonly ButtonOutcome[]): readonly ReplayedStep[] {
  const answer = ofKind(own, 'answer.given').at(-1);
  if (answer === undefined || outcomes.length === 0) return [];
  const [only, ...others] = outcomes;
  const kind = only !== undefined && others.length === 0 ? answerToOutcome(only.outcome) : summarize(outcomes).kind;
  return [{ sequence: answer.sequence, what: 'the answer', recorded: answer.happening.content.answer, replayed: kind }];
}
