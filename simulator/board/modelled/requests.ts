import { firmwareVersion } from '../../../config/index.js';
import { limits, statusTable } from '../../../firmware-bridge/protocol/index.js';
import type { Address, Message, Reply, Request } from '../../../firmware-bridge/protocol/index.js';
import type { InterlockWatch } from './interlock-watch.js';
import type { ModelledContacts } from './modelled-contacts.js';
import type { SteadyInputs } from './steady-inputs.js';
import type { WiringTable } from './wiring-table.js';

/** What a board has for a host: what it is wired to, its contacts and its inputs. */
export interface BoardParts {
  readonly table: WiringTable;
  readonly contacts: ModelledContacts;
  readonly inputs: SteadyInputs;
  readonly interlocks: InterlockWatch;
  /** The board's clock, whole ms. */
  readonly now: () => number;
}

export interface Counters {
  readonly badFrames: number;
  readonly events: number;
}

type Snapshot = Omit<Message<'event'>, 'kind'>;

const [firmwareMajor = 0, firmwareMinor = 0] = firmwareVersion.split('.').map(Number);
const firmware = { firmwareMajor, firmwareMinor };
const ok = { status: statusTable.ok.code };

/** Does what a request asks; it is one of the session and has its turn. */
export function answer(request: Request, address: Address, board: BoardParts, counters: Counters): Reply {
  const { table, contacts, inputs } = board;
  switch (request.kind) {
    case 'pulse': {
      const status = contacts.pulse(request, address);
      return { kind: 'pulseAck', status, clock: clockOf(board), relays: contacts.relays };
    }
    case 'hold': {
      const { status, leftMs } = contacts.hold(request);
      return { kind: 'holdAck', status, clock: clockOf(board), leftMs, relays: contacts.relays };
    }
    case 'releaseAll':
      contacts.releaseAll();
      return { kind: 'releaseAllAck', ...ok, relays: contacts.relays };
    case 'readInputs':
      return { kind: 'readInputsAck', ...ok, inputs: inputs.closed };
    case 'heartbeat':
      return { kind: 'state', ...ok, ...snapshot(board, counters) };
    default:
      // A table that is being changed is no table to press by: what was closed by the old one opens.
      contacts.releaseAll();
      return configure(request, table);
  }
}

function configure(
  request: Message<'configureRelays' | 'configureInputs' | 'confirmConfiguration'>,
  table: WiringTable,
): Reply {
  switch (request.kind) {
    case 'configureRelays':
      return { kind: 'configureRelaysAck', status: table.putRelays(request) };
    case 'configureInputs':
      return { kind: 'configureInputsAck', status: table.putInputs(request) };
    case 'confirmConfiguration': {
      const status = table.confirm(request.checksum);
      return { kind: 'confirmConfigurationAck', status, checksum: table.checksum };
    }
  }
}

export function snapshot({ table, contacts, inputs, interlocks, now }: BoardParts, counters: Counters): Snapshot {
  return {
    uptimeMs: now() >>> 0,
    relays: contacts.relays,
    inputs: inputs.closed,
    badFrames: counters.badFrames & 0xffff,
    receiveOverruns: 0,
    eventSequence: counters.events,
    configuration: table.inForce,
    locked: Number(interlocks.isLocked),
    blinking: inputs.blinking,
  };
}

/** What a board says of itself, and of the last pulse before. */
export function introduction(
  hello: Message<'hello'>,
  start: { readonly channels: number; readonly bootCount: number; readonly resetCause: number },
  contacts: Pick<ModelledContacts, 'journal'>,
): Message<'helloAck'> {
  const { journal } = contacts;
  const isSupported = hello.protocol === limits.protocolVersion.value;
  return {
    kind: 'helloAck',
    status: isSupported ? ok.status : statusTable.unsupported.code,
    protocol: limits.protocolVersion.value,
    ...firmware,
    bootCount: start.bootCount,
    resetCause: start.resetCause,
    relayChannels: start.channels,
    inputChannels: start.channels,
    longestPulseMs: limits.pulseMaxMs.value,
    linkTimeoutMs: limits.linkTimeoutMs.value,
    nonce: hello.nonce,
    journalSession: journal.session,
    journalSequence: journal.sequence,
    journalChannel: journal.channel,
    journalAskedMs: journal.askedMs,
    journalRanMs: journal.ranMs,
    journalActive: Number(journal.isActive),
  };
}

function clockOf({ now }: BoardParts): number {
  return now() & 0xffff;
}
