import { nakTable, statusTable } from './codes.js';
import type { CodeSpec, NakName, StatusName } from './codes.js';
import type { FieldKind, MessageName, messageTable } from './message-table.js';

type ValueOf<Kind extends FieldKind> = Kind extends 'relayBits' | 'inputBits'
  ? bigint
  : Kind extends 'perRelay'
    ? readonly number[]
    : number;

type FieldsOf<Name extends MessageName> = {
  readonly [Field in (typeof messageTable)[Name]['fields'][number] as Field['name']]: ValueOf<Field['kind']>;
};

/** A decoded message; its fields are those of the message table. */
export type Message<Name extends MessageName = MessageName> = {
  [Each in Name]: { readonly kind: Each } & FieldsOf<Each>;
}[Name];

/** What a host asks inside a session, and what answers it. HELLO is apart: it makes the session. */
export const replyOf = {
  pulse: 'pulseAck',
  releaseAll: 'releaseAllAck',
  readInputs: 'readInputsAck',
  heartbeat: 'state',
  configureRelays: 'configureRelaysAck',
  configureInputs: 'configureInputsAck',
  confirmConfiguration: 'confirmConfigurationAck',
  hold: 'holdAck',
} as const satisfies Partial<Record<MessageName, MessageName>>;

export type RequestName = keyof typeof replyOf;
export type Request = Message<RequestName>;
export type Reply = Message<(typeof replyOf)[RequestName]>;

/** Where a message belongs: bytes 1 to 3 of its frame. */
export interface Address {
  /** 0..255; requests count up by one, a reply repeats it. */
  readonly sequence: number;
  /** 1..65535 as given by the board; 0 = none. */
  readonly session: number;
}

/** How many relays and inputs the bit fields carry: 16, 32 or 64 each. */
export interface Widths {
  readonly relays: number;
  readonly inputs: number;
}

const nameByCode = <Name extends string>(table: Readonly<Record<Name, CodeSpec>>) =>
  new Map(Object.entries<CodeSpec>(table).map(([name, { code }]) => [code, name as Name]));
const statusNames = nameByCode<StatusName>(statusTable);
const nakNames = nameByCode<NakName>(nakTable);

/** undefined for a code this version does not know. */
export function statusName(code: number): StatusName | undefined {
  return statusNames.get(code);
}

/** undefined for a code this version does not know. */
export function nakName(code: number): NakName | undefined {
  return nakNames.get(code);
}
