import type { Decision, Grounds, Intent, RecognizerGrounds, UtteranceTiming } from '../../../speech/index.js';

/** What an utterance at the microphone came to, with its reasons. */
export interface UtteranceToDescribe {
  readonly decision: Decision;
  readonly timing: UtteranceTiming;
  readonly grounds: Grounds | null;
}

/** One line for people: what was decided, why, and what was heard where it was a request. */
export function describeDecided({ decision, timing, grounds }: UtteranceToDescribe): string {
  const facts = [
    outcome(decision),
    ...(grounds?.recognizers ?? []).map((one) => `${one.languages.join('+')} ${describeMargin(decision, one)}`),
    ...(grounds === null ? [] : standOut(grounds)),
    `${Math.round(timing.decisionMs)} ms after the last sound`,
  ];
  return facts.join('; ');
}

function outcome(decision: Decision): string {
  switch (decision.decision) {
    case 'accepted':
      return `accepted: ${wish(decision.intent)} - "${decision.text}" (${decision.language})`;
    case 'uncertain':
      return `would ask: ${decision.alternatives.map(wish).join(' or ')} - "${decision.text}" (${decision.language})`;
    case 'rejected':
      return `rejected (${decision.reason}${decision.floorSpoken === null ? '' : ` ${decision.floorSpoken}`})`;
  }
}

function wish(intent: Intent): string {
  if (intent.kind === 'landingCall') return intent.direction;
  return intent.kind === 'floors' ? intent.floors.join(', ') : intent.kind;
}

/** Each margin beside the threshold that it is compared with; other speech is measured by what it lacks for a question. */
function describeMargin({ decision }: Decision, grounds: RecognizerGrounds): string {
  const { margin, acceptFrom, requestMargin, askFrom, witnesses } = grounds;
  const ofRequest = `of a request ${requestMargin.toFixed(1)} (asked about from ${threshold(askFrom)})`;
  if (decision === 'rejected' && witnesses.length === 0) return `margin ${ofRequest}`;
  const heard = witnesses.map((words) => `"${words}"`).join(' and ');
  return `margin ${margin.toFixed(1)} (sure from ${threshold(acceptFrom)}), ${ofRequest}, heard ${heard}`;
}

/** What noise asks for more makes a number of many digits. */
function threshold(nats: number): string {
  return String(Math.round(nats * 10) / 10);
}

function standOut({ peakDbFs, roomDbFs }: Grounds): readonly string[] {
  return roomDbFs === null ? [] : [`${Math.round(peakDbFs - roomDbFs)} dB over the room`];
}
