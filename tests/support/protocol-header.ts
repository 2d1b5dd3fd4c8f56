import {
  limits,
  messageTable,
  nakTable,
  pulseFlagTable,
  relayGroupTable,
  resetCauseTable,
  statusTable,
  type CodeSpec,
  type FieldKind,
  type FieldSpec,
  type MessageSpec,
} from '../../firmware-bridge/protocol/index.js';

const sizes: Readonly<Record<FieldKind, string>> = {
  u8: '1',
  u16: '2',
  u32: '4',
  relayBits: 'CHANNEL_BYTES',
  inputBits: 'CHANNEL_BYTES',
  perRelay: String(limits.relaysPerFrame.value),
};

const head = `/*
 * The numbers of LINK v1. Made from firmware-bridge/protocol by tests/support/protocol-header.ts, so that firmware and host
 * cannot differ; a test compares. To make it anew: npx vitest run tests/unit/firmware-bridge/protocol-header.test.ts -u
 */
#ifndef LINK_MESSAGES_H
#define LINK_MESSAGES_H
`;

/** firmware-bridge/firmware/link-messages.h: limits, codes, and where in a request each field stands. */
export function protocolHeader(): string {
  return [
    head,
    Object.entries(limits)
      .map(([name, { value, meaning }]) => define(constantCase(name), String(value), meaning))
      .join('\n'),
    '',
    enumeration('message_type', messageCodes()),
    typed('link_status', prefixed('STATUS', statusTable)),
    typed('nak_reason', prefixed('NAK', nakTable)),
    enumeration('pulse_flag', prefixed('PULSE', pulseFlagTable)),
    enumeration('relay_group', prefixed('GROUP', relayGroupTable)),
    enumeration('reset_cause', prefixed('RESET', resetCauseTable)),
    ...Object.values<MessageSpec>(messageTable).filter(isRequestWithPayload).map(layout),
    '#endif\n',
  ].join('\n');
}

/** `noSuchChannel` or `HELLO_ACK` as C writes constants. */
function constantCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}

function define(name: string, value: string, meaning: string): string {
  return `/* ${meaning} */\n#define ${name} ${value}`;
}

type Entry = readonly [name: string, code: number, meaning: string];

function prefixed(prefix: string, table: Readonly<Record<string, CodeSpec>>): Entry[] {
  return Object.entries(table).map(([name, { code, meaning }]) => [`${prefix}_${constantCase(name)}`, code, meaning]);
}

function messageCodes(): Entry[] {
  return Object.values<MessageSpec>(messageTable).map(({ label, code, meaning }) => [
    `MESSAGE_${label}`,
    code,
    meaning,
  ]);
}

function body(entries: readonly Entry[]): string {
  const lines = entries.map(
    ([name, code, meaning], index) =>
      `    /* ${meaning} */\n    ${name} = 0x${code.toString(16).toUpperCase().padStart(2, '0')}${index === entries.length - 1 ? '' : ','}`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

const enumeration = (name: string, entries: readonly Entry[]): string => `enum ${name} ${body(entries)};\n`;
const typed = (name: string, entries: readonly Entry[]): string => `typedef enum ${body(entries)} ${name};\n`;

function isRequestWithPayload({ from, fields }: MessageSpec): boolean {
  return from === 'host' && fields.length > 0;
}

/** Offsets into the payload, and its length; bit fields are as wide as the board has channels. */
function layout({ label, fields }: MessageSpec): string {
  const places = fields.map(
    ({ name }, index) => `#define ${label}_${constantCase(name)}_AT ${sum(fields.slice(0, index))}`,
  );
  return `/* Payload of ${label}. */\n${places.join('\n')}\n#define ${label}_BYTES ${sum(fields)}\n`;
}

function sum(fields: readonly FieldSpec[]): string {
  const terms = fields.map(({ kind }) => sizes[kind]);
  const fixed = terms.reduce((total, term) => total + (Number(term) || 0), 0);
  const wide = terms.filter((term) => !Number(term)).length;
  return wide === 0 ? String(fixed) : `(${fixed} + ${wide} * CHANNEL_BYTES)`;
}
