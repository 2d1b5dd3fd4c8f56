import type { BoardSettings } from '../../config/index.js';
import { ElevatorError, fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import type { BoardIdentity } from '../elevator-io.types.js';
import { protocolVersion, resetCauseBits, statusName } from '../protocol/index.js';
import type { Message } from '../protocol/index.js';

/** The board that speaks LINK v1, as it introduced itself. */
export interface LinkBoard {
  readonly identity: BoardIdentity;
  readonly longestPulseMs: number;
}

/** What a board must be to be worked with; a wrong one on the port would press wrong buttons. */
export function identifyBoard(
  settings: Pick<BoardSettings, 'relays' | 'inputs'>,
  hello: Message<'helloAck'>,
): Result<LinkBoard, ElevatorError> {
  const faults = [
    ...differing('protocol', hello.protocol, protocolVersion),
    ...differing('relays', hello.relayChannels, settings.relays),
    ...differing('inputs', hello.inputChannels, settings.inputs),
  ];
  const status = statusName(hello.status);
  if (status !== 'ok') faults.push(`it refuses to start: ${status ?? `status ${hello.status}`}`);
  if (faults.length > 0) {
    return fail(new ElevatorError('ELV-LINK-003', `another board than the configured one: ${faults.join(', ')}`));
  }
  return succeed({
    identity: {
      protocol: hello.protocol,
      firmware: `${hello.firmwareMajor}.${hello.firmwareMinor}`,
      relays: hello.relayChannels,
      inputs: hello.inputChannels,
      bootCount: hello.bootCount,
      resetCause: resetCauseOf(hello.resetCause),
    },
    longestPulseMs: hello.longestPulseMs,
  });
}

function differing(what: string, actual: number, expected: number): string[] {
  return actual === expected ? [] : [`${what} ${actual} instead of ${expected}`];
}

/** Several bits may be set; power-on comes with brown-out, and a watchdog reset is the one worth knowing of. */
function resetCauseOf(bits: number): BoardIdentity['resetCause'] {
  const order = ['watchdog', 'powerOn', 'brownOut', 'external'] as const;
  return order.find((cause) => (bits & resetCauseBits[cause]) !== 0) ?? 'other';
}
