import { ElevatorError } from '../../config/kernel/index.js';
import type { AudioState } from '../../config/kernel/index.js';

export type DeafReason = Extract<AudioState, { kind: 'deaf' }>['reason'];

/** Fields and sentence of the one log line per loss. */
export function explainDeafness(name: string, reason: DeafReason, detail: string): [object, string] {
  const error = new ElevatorError('ELV-SPEECH-004', `${name} is deaf: ${detail}`);
  return [{ code: error.code, reason }, error.message];
}
