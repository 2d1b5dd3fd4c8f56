/**
 * How a field travels. Numbers are little-endian; bit fields take one u16 per 16 channels, bit n = channel n + 1; `perRelay`
 * is one u8 for each of the relays that a CONFIGURE_RELAYS describes.
 */
export type FieldKind = 'u8' | 'u16' | 'u32' | 'relayBits' | 'inputBits' | 'perRelay';

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
const inputs = field('inputs', 'inputBits', 'inputs closed now, filtered by the board');
const snapshot = [
  field('uptimeMs', 'u32', 'board clock, ms since its start'),
  relays,
  inputs,
  field('badFrames', 'u16', 'pieces with a wrong length, COBS code or CRC since the start'),
  field('receiveOverruns', 'u8', 'received bytes lost in the board since the start'),
  field('eventSequence', 'u8', 'number of the latest event'),
  field('configuration', 'u16', 'checksum of the table in force; 0 = none, every press is refused'),
  field('locked', 'u8', '1 while an interlock input is active, or all inputs are closed at once'),
  field('blinking', 'inputBits', 'inputs that go on and off; pressing such a button is pressing a lit one'),
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
    meaning:
      'The new session (bytes 2-3), not configured yet; who the board is, its limits, and the journal of the last pulse before.',
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
  configureRelays: {
    code: 0x06,
    label: 'CONFIGURE_RELAYS',
    from: 'host',
    meaning: 'What eight relays are wired to. Opens every contact, and the board refuses every press until confirmed.',
    fields: [
      field('first', 'u8', 'the first of the eight, counted from 0'),
      field('groups', 'perRelay', 'see the relay groups'),
      field('lamps', 'perRelay', 'input of the lamp, counted from 0; 255 = none'),
      field('longestPulses', 'perRelay', 'longest pulse, in steps of 10 ms'),
      field('longestHolds', 'perRelay', 'longest hold, s; 0 = may not be held; doors only'),
    ],
  },
  configureRelaysAck: {
    code: 0x86,
    label: 'CONFIGURE_RELAYS_ACK',
    from: 'board',
    meaning: 'They are kept until confirmed.',
    fields: [status],
  },
  configureInputs: {
    code: 0x07,
    label: 'CONFIGURE_INPUTS',
    from: 'host',
    meaning: 'Which inputs forbid every press. Opens every contact, and the board refuses every press until confirmed.',
    fields: [
      field('interlocks', 'inputBits', 'inputs for fire, inspection, out of service; at least one'),
      field('activeOpen', 'inputBits', 'those of them that are active while open, as a broken wire is'),
    ],
  },
  configureInputsAck: {
    code: 0x87,
    label: 'CONFIGURE_INPUTS_ACK',
    from: 'board',
    meaning: 'They are kept until confirmed.',
    fields: [status],
  },
  confirmConfiguration: {
    code: 0x08,
    label: 'CONFIRM_CONFIGURATION',
    from: 'host',
    meaning: 'Puts the table in force if it is without contradiction and both sides find the same checksum.',
    fields: [field('checksum', 'u16', 'CRC-16/X-25 of the table as the host has it; FFFF where that is 0')],
  },
  confirmConfigurationAck: {
    code: 0x88,
    label: 'CONFIRM_CONFIGURATION_ACK',
    from: 'board',
    meaning: 'The table is in force, or why not.',
    fields: [status, field('checksum', 'u16', 'CRC-16/X-25 of the table as the board has it; FFFF where that is 0')],
  },
  hold: {
    code: 0x09,
    label: 'HOLD',
    from: 'host',
    meaning: 'Closes the contact of a door button, or keeps it closed; without the next HOLD the board lets go.',
    fields: [
      field('channel', 'u8', 'relay, counted from 0'),
      field('durationMs', 'u16', 'how long from now, ms'),
      field('notAfter', 'u16', 'as in PULSE'),
    ],
  },
  holdAck: {
    code: 0x89,
    label: 'HOLD_ACK',
    from: 'board',
    meaning: 'The contact is closed, or why not.',
    fields: [
      status,
      field('clock', 'u16', 'board clock, low 16 bits, ms'),
      field('leftMs', 'u16', 'how long the door may still be held, ms'),
      relays,
    ],
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
