/** How a field travels. Numbers are little-endian; bit fields take one u16 per 16 channels, bit n = channel n + 1. */
export type FieldKind = 'u8' | 'u16' | 'u32' | 'relayBits' | 'inputBits';

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  readonly meaning: string;
}

export interface MessageSpec {
  /** Byte 0 of the frame. */
  readonly code: number;
  /** The name in docs/protocol.md and in the firmware. */
  readonly label: string;
  readonly from: 'host' | 'board';
  readonly meaning: string;
  readonly fields: readonly FieldSpec[];
}

const field = <const Name extends string, const Kind extends FieldKind>(name: Name, kind: Kind, meaning: string) => ({
  name,
  kind,
  meaning,
});

const status = field('status', 'u8', '0 done, else the reason of the refusal: see the statuses');
const relays = field('relays', 'relayBits', 'contacts closed now');
const inputs = field('inputs', 'inputBits', 'inputs closed now, debounced by the board');
const snapshot = [
  field('uptimeMs', 'u32', 'board clock, ms since its start'),
  relays,
  inputs,
  field('badFrames', 'u16', 'pieces with a wrong length, COBS code or CRC since the start'),
  field('receiveOverruns', 'u8', 'received bytes lost in the board since the start'),
  field('eventSequence', 'u8', 'number of the latest event'),
] as const;

/**
 * LINK v1, every message once. The codec, the TypeScript types, the firmware's link-messages.h and the tables of
 * docs/protocol.md are all made from this, so that there is no second list to forget.
 */
export const messageTable = {
  hello: {
    code: 0x01,
    label: 'HELLO',
    from: 'host',
    meaning:
      'Opens every contact and begins a session. Sent with session 0; its sequence number is the one to count from.',
    fields: [
      field('protocol', 'u8', 'version of this protocol: 1'),
      field('nonce', 'u32', 'fresh random number; the answer repeats it'),
    ],
  },
  helloAck: {
    code: 0x81,
    label: 'HELLO_ACK',
    from: 'board',
    meaning: 'The new session (bytes 2-3), who the board is, its limits, and the journal of the last pulse before it.',
    fields: [
      status,
      field('protocol', 'u8', 'version the board speaks'),
      field('firmwareMajor', 'u8', 'firmware version'),
      field('firmwareMinor', 'u8', 'firmware version'),
      field('bootCount', 'u16', 'starts so far, kept in EEPROM'),
      field('resetCause', 'u8', 'see the reset causes'),
      field('relayChannels', 'u8', 'relays fitted'),
      field('inputChannels', 'u8', 'inputs fitted'),
      field('longestPulseMs', 'u16', 'longest pulse the board accepts, ms'),
      field('linkTimeoutMs', 'u16', 'silence after which the board opens every contact, ms'),
      field('nonce', 'u32', 'as in HELLO'),
      field('journalSession', 'u16', 'last pulse: its session; 0 = none known'),
      field('journalSequence', 'u8', 'last pulse: its sequence number'),
      field('journalChannel', 'u8', 'last pulse: its channel'),
      field('journalAskedMs', 'u16', 'last pulse: length asked for, ms'),
      field('journalRanMs', 'u16', 'last pulse: how long the contact was closed, ms'),
      field('journalActive', 'u8', 'last pulse: 1 if this HELLO cut it short'),
    ],
  },
  pulse: {
    code: 0x02,
    label: 'PULSE',
    from: 'host',
    meaning: 'Closes one contact once; the board ends it.',
    fields: [
      field('channel', 'u8', 'relay, counted from 0: contact n of the site file is channel n - 1'),
      field('durationMs', 'u16', 'how long, ms'),
      field(
        'notAfter',
        'u16',
        'board clock (low 16 bits, ms) after which it is refused; signed difference; 0 = no limit',
      ),
      field('flags', 'u8', 'see the flags'),
    ],
  },
  pulseAck: {
    code: 0x82,
    label: 'PULSE_ACK',
    from: 'board',
    meaning: 'The contact has closed, or why not.',
    fields: [status, field('clock', 'u16', 'board clock, low 16 bits, ms'), relays],
  },
  releaseAll: { code: 0x03, label: 'RELEASE_ALL', from: 'host', meaning: 'Opens every contact.', fields: [] },
  releaseAllAck: {
    code: 0x83,
    label: 'RELEASE_ALL_ACK',
    from: 'board',
    meaning: 'They are open.',
    fields: [status, relays],
  },
  readInputs: { code: 0x04, label: 'READ_INPUTS', from: 'host', meaning: 'Asks for the inputs alone.', fields: [] },
  readInputsAck: {
    code: 0x84,
    label: 'READ_INPUTS_ACK',
    from: 'board',
    meaning: 'The inputs.',
    fields: [status, inputs],
  },
  heartbeat: {
    code: 0x05,
    label: 'HEARTBEAT',
    from: 'host',
    meaning: 'The host lives; asks for STATE.',
    fields: [],
  },
  state: {
    code: 0x85,
    label: 'STATE',
    from: 'board',
    meaning: 'Everything the board knows.',
    fields: [status, ...snapshot],
  },
  event: {
    code: 0xc0,
    label: 'EVENT',
    from: 'board',
    meaning: 'Something changed. A hint that may be lost; byte 1 is the event number. Sent in a session only.',
    fields: snapshot,
  },
  nak: {
    code: 0x7f,
    label: 'NAK',
    from: 'board',
    meaning: 'The frame was no acceptable request. Byte 1 is the sequence number the board expects next.',
    fields: [
      field('reason', 'u8', 'see the NAK reasons'),
      field('bootCount', 'u16', 'starts so far: a new value tells of a restart'),
    ],
  },
} as const satisfies Record<string, MessageSpec>;

export type MessageName = keyof typeof messageTable;
