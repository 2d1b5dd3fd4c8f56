/** One number of the protocol and what it says. */
export interface CodeSpec {
  readonly code: number;
  /** The name in docs/protocol.md. */
  readonly label: string;
  readonly meaning: string;
}

const codeOf = <const Code extends number>(code: Code, label: string, meaning: string) => ({ code, label, meaning });

/** What a reply's `status` says. Every value but `ok` is a refusal: nothing was done. */
export const statusTable = {
  ok: codeOf(0, 'OK', 'done'),
  noSuchChannel: codeOf(1, 'E_CH', 'no such channel, or nothing is wired to it that could do this'),
  badDuration: codeOf(2, 'E_MS', 'shorter or longer than allowed'),
  busy: codeOf(3, 'E_BUSY', 'another contact is closed'),
  late: codeOf(4, 'E_LATE', 'its deadline has passed'),
  locked: codeOf(5, 'E_LOCKED', 'an interlock input is active: fire, inspection, out of service'),
  lit: codeOf(6, 'E_LIT', 'the lamp is lit: a second press could cancel the call'),
  unsupported: codeOf(7, 'E_UNSUPPORTED', 'a flag or protocol version that the board cannot honour; never half-obeyed'),
  unconfigured: codeOf(8, 'E_UNCONFIGURED', 'the board has not been told in this session what is wired to it'),
  gap: codeOf(9, 'E_GAP', 'this contact opened too short a time ago, or the door was held for as long as it may be'),
  badConfiguration: codeOf(10, 'E_CONFIG', 'the table contradicts itself, or its checksum is another one'),
  dark: codeOf(11, 'E_DARK', 'onlyIfLit, and the lamp is not lit, or not yet for 1.5 s: the press could make a call'),
} as const satisfies Record<string, CodeSpec>;
export type StatusName = keyof typeof statusTable;

/** Why the board could not even treat a frame as a request. Nothing was done. */
export const nakTable = {
  noSession: codeOf(0x10, 'no session', 'the board knows no session, or another one'),
  badSequence: codeOf(0x11, 'bad sequence', 'neither the last sequence number nor the next one'),
  badType: codeOf(0x12, 'bad type', 'no request of this protocol'),
  badLength: codeOf(0x13, 'bad length', 'the payload is longer or shorter than its type says'),
} as const satisfies Record<string, CodeSpec>;
export type NakName = keyof typeof nakTable;

/** Bits of PULSE's `flags`. */
export const pulseFlagTable = {
  onlyIfDark: codeOf(
    0x01,
    'onlyIfDark',
    'refuse if the lamp is lit at that instant, or there is none; a floor whose lamp is lit needs onlyIfLit',
  ),
  onlyIfLit: codeOf(
    0x02,
    'onlyIfLit',
    'takes a call back: refuse unless the lamp has been lit for 1.5 s without a change; revocable floors only',
  ),
} as const satisfies Record<string, CodeSpec>;

/** What a relay's contact is wired to. */
export const relayGroupTable = {
  none: codeOf(0, 'none', 'nothing: it never closes'),
  floor: codeOf(1, 'floor', "a floor's button: pressed alone, and never while the door is held"),
  door: codeOf(2, 'door', 'a door button: pressed, and held if its longest hold is not 0'),
  alarm: codeOf(3, 'alarm', 'the alarm input: may be pressed while the door is held'),
  revocableFloor: codeOf(
    4,
    'revocable floor',
    'as a floor, with a lamp; may be pressed while lit, to take its call back',
  ),
} as const satisfies Record<string, CodeSpec>;
export type RelayGroup = keyof typeof relayGroupTable;

/** Bits of HELLO_ACK's `resetCause`, as the ATmega's MCUSR has them. */
export const resetCauseTable = {
  powerOn: codeOf(1, 'power-on', 'power was switched on'),
  external: codeOf(2, 'external', 'the reset pin, as the opening of the port pulls it'),
  brownOut: codeOf(4, 'brown-out', 'the supply fell'),
  watchdog: codeOf(8, 'watchdog', 'the board hung'),
} as const satisfies Record<string, CodeSpec>;
