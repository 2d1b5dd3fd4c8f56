import type { ChainEntry } from '../api/contract/view.schema.js';
import type { Happening, HappeningKind } from '../journal/happening.schema.js';

type Step = ChainEntry['step'];

const steps: Readonly<Partial<Record<HappeningKind, Step>>> = {
  'speech.heard': 'heard',
  'speech.decided': 'decided',
  'press.settled': 'pressed',
  'call.settled': 'pressed',
  'door.settled': 'pressed',
  'alarm.settled': 'pressed',
  'takeBack.settled': 'lamp',
  'call.served': 'served',
  'lamp.changed': 'lamp',
  'answer.given': 'answered',
  'mode.changed': 'mode',
  'wiring.suspected': 'wiring',
  'wiring.trusted': 'wiring',
  'recognizer.ready': 'recognizer',
  'recognizer.lost': 'recognizer',
  'audio.changed': 'audio',
  'gate.changed': 'gate',
};

/** The place of what happened in the chain that people are shown. */
export function stepOf({ kind, content }: Happening): Step {
  // It was pressed, and what is told is that no lamp has confirmed it.
  if (kind === 'call.settled' && (content.outcome === 'unconfirmed' || content.outcome === 'outOfSight')) return 'lamp';
  return steps[kind] ?? 'link';
}
