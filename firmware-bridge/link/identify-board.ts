import type { BoardSettings } from '../../config/index.js';
import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import type { LinkBoardIdentity } from '../elevator-io.types.js';
import { limits, resetCauseTable, statusName } from '../protocol/index.js';
import type { Message } from '../protocol/index.js';
import type { BoardRefusal } from './link.machine.js';

/** The board that speaks LINK v1, as it introduced itself. */
export interface LinkBoard {
  readonly identity: LinkBoardIdentity;
  readonly longestPulseMs: number;
  /** It presses a button only while it is lit, where it is told that it may. */
  readonly takesCallsBack: boolean;
}

/**
 * What this host relies on a board for (docs/safety.md): that no contact outlives these, whatever becomes of the host. The
 * first firmware that has to be told its wiring, and locks by its own inputs, is 2.0.
 */
const longestPulseMs = limits.pulseMaxMs.value;
const longestSilenceMs = limits.linkTimeoutMs.value;
const oldestFirmware = 2;
/** The first one of those that takes calls back. */
const takesBackSince = { major: 2, minor: 2 };

/** What a board must be to be worked with; a wrong one on the port would press wrong buttons. */
export function identifyBoard(
  settings: Pick<BoardSettings, 'relays' | 'inputs'>,
  hello: Message<'helloAck'>,
): Result<LinkBoard, BoardRefusal> {
  const faults = [
    ...differing('protocol', hello.protocol, limits.protocolVersion.value),
    ...differing('relays', hello.relayChannels, settings.relays),
    ...differing('inputs', hello.inputChannels, settings.inputs),
  ];
  if (hello.firmwareMajor < oldestFirmware) {
    faults.push(
      `firmware ${hello.firmwareMajor}.${hello.firmwareMinor} is older than ${oldestFirmware}.0; flash the new one`,
    );
  }
  if (hello.longestPulseMs > longestPulseMs) {
    faults.push(`it accepts pulses of ${hello.longestPulseMs} ms, more than ${longestPulseMs} ms`);
  }
  if (hello.linkTimeoutMs > longestSilenceMs) {
    faults.push(`it lets go only after ${hello.linkTimeoutMs} ms of silence, more than ${longestSilenceMs} ms`);
  }
  const status = statusName(hello.status);
  if (status !== 'ok') faults.push(`it refuses to start: ${status ?? `status ${hello.status}`}`);
  if (faults.length > 0) {
    const reason = `another board than the configured one: ${faults.join(', ')} (ELV-LINK-003)`;
    return fail({ code: 'ELV-LINK-003', reason });
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
    takesCallsBack: takesCallsBack(hello),
  });
}

function takesCallsBack({ firmwareMajor: major, firmwareMinor: minor }: Message<'helloAck'>): boolean {
  return major > takesBackSince.major || (major === takesBackSince.major && minor >= takesBackSince.minor);
}

function differing(what: string, actual: number, expected: number): string[] {
  return actual === expected ? [] : [`${what} ${actual} instead of ${expected}`];
}

/** Several bits may be set; power-on comes with brown-out, and a watchdog reset is the one worth knowing of. */
function resetCauseOf(bits: number): LinkBoardIdentity['resetCause'] {
  const order = ['watchdog', 'powerOn', 'brownOut', 'external'] as const;
  return order.find((cause) => (bits & resetCauseTable[cause].code) !== 0) ?? 'other';
}
