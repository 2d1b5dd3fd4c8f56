import { seededRandom } from '../../../../config/kernel/index.js';
import {
  configurationRequests,
  decodeMessage,
  encodeMessage,
  FrameSplitter,
  type BoardConfiguration,
  type Message,
} from '../../../../firmware-bridge/index.js';
import { createBoardMachine } from '../../compose-emulated-boards.js';

const widths = { relays: 16, inputs: 16 } as const;
/** A floor at every contact, with the lamp of the same number; the last input forbids every press, and is open. */
const configuration: BoardConfiguration = {
  relays: Array.from({ length: widths.relays }, (_, channel) => ({
    group: 'floor',
    lamp: channel === widths.inputs - 1 ? null : channel,
    longestPulseMs: 500,
    longestHoldS: 0,
  })),
  inputs: widths.inputs,
  interlocks: 1n << BigInt(widths.inputs - 1),
  activeOpen: 0n,
};
const goodPress: Message<'pulse'> = { kind: 'pulse', channel: 3, durationMs: 50, notAfter: 0, flags: 0 };
const goodPressMs = 150;
const burstBytes = 1_000;
/** Some 700 ms: a session ends when its host is silent for a second. */
const heartbeatEveryBursts = 8;
/** ms; what the board still has to say of a burst, or an exchange. */
const quietMs = 20;
/** Bytes of a session, at the end of which a good press has to close its contact. */
const askEvery = 100_000;
const tellEvery = 1_000_000;

export interface RandomBytesOptions {
  readonly bytes: number;
  readonly seed: number;
  readonly progress: (bytes: number) => void;
  readonly isEnded: () => boolean;
}

export interface RandomBytesResult {
  readonly bytes: number;
  readonly closures: number;
  /** Good presses in between, of as many as HELLOs were asked, that closed a contact. */
  readonly pressed: number;
  /** HELLOs that were answered, of how many. */
  readonly answered: number;
  readonly asked: number;
  /** How often the board started anew, as its watchdog makes it when it hangs. */
  readonly resets: number;
}

/** Random bytes, presses and holds of a session that the board does not have, and such frames with bytes changed. */
export async function sendRandomBytes({
  bytes,
  seed,
  progress,
  isEnded,
}: RandomBytesOptions): Promise<RandomBytesResult> {
  const random = seededRandom(seed);
  const board = new BoardUnderBytes();
  let sent = 0;
  let asked = 0;
  let toldAt = 0;
  while (sent < bytes && !isEnded()) {
    asked += 1;
    // Its nonce is a new one, and so is the session.
    board.greet(asked);
    for (let bursts = 1; bursts * burstBytes <= askEvery; bursts += 1) {
      board.send(makeBurst(random, board.session));
      sent += burstBytes;
      if (bursts % heartbeatEveryBursts === 0) board.ask({ kind: 'heartbeat' });
    }
    board.press();
    // Whoever wants an end is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
    if (sent - toldAt < tellEvery) continue;
    toldAt = sent;
    progress(sent);
  }
  const { closures, pressed, hellos, resets } = board;
  return { bytes: sent, asked, closures, pressed, answered: hellos.length, resets };
}

class BoardUnderBytes {
  /** Without those of good presses. */
  closures = 0;
  pressed = 0;
  session = 0;
  readonly hellos: Message<'helloAck'>[] = [];
  readonly #answers = new FrameSplitter();
  #sequence = 0;
  #isPressing = false;
  readonly #machine = createBoardMachine({
    channels: widths.relays,
    baudRate: 115_200,
    onRelays: (relays) => {
      if (relays === 0n) return;
      if (this.#isPressing) this.pressed += 1;
      else this.closures += 1;
    },
    onBytes: (byte) => {
      this.#read(byte);
    },
  });

  get resets(): number {
    return new Set(this.hellos.map(({ bootCount }) => bootCount)).size - 1;
  }

  send(wire: Iterable<number>): void {
    this.#machine.receive(wire);
    while (this.#machine.hasBytesToReceive) this.#machine.advance(quietMs);
  }

  /** A new session, in which the board knows what is wired to it. */
  greet(nonce: number): void {
    this.session = 0;
    this.ask({ kind: 'hello', protocol: 1, nonce });
    for (const request of configurationRequests(configuration)) this.ask(request);
  }

  press(): void {
    // What the last burst made of the board is over before.
    this.ask({ kind: 'heartbeat' });
    this.#isPressing = true;
    this.ask(goodPress);
    this.#machine.advance(goodPressMs);
    this.#isPressing = false;
  }

  ask(request: Message): void {
    this.#sequence = (this.#sequence + 1) % 256;
    this.#machine.advance(quietMs);
    // The zero ends whatever the last burst began.
    this.send([0, ...encodeMessage(request, { sequence: this.#sequence, session: this.session }, widths)]);
    this.#machine.advance(quietMs);
  }

  #read(byte: number): void {
    for (const piece of this.#answers.push(Uint8Array.of(byte))) {
      if (piece.kind === 'bad') continue;
      const message = decodeMessage(piece.frame, widths);
      if (!message.ok || message.value.kind !== 'helloAck') continue;
      this.hellos.push(message.value);
      this.session = piece.frame.session;
    }
  }
}

/** @param session the board's own, which no frame here may name */
function makeBurst(random: () => number, session: number): readonly number[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const burst: number[] = [];
  const kind = below(3);
  while (burst.length < burstBytes) {
    if (kind === 0) burst.push(random() < 0.1 ? 0 : below(256));
    else
      for (const byte of strangeFrame(below, session))
        burst.push(...(kind === 1 ? [byte] : mutated(byte, random, below)));
  }
  return burst.slice(0, burstBytes);
}

function strangeFrame(below: (limit: number) => number, boardSession: number): Uint8Array {
  const channel = below(widths.relays);
  const press: Message<'pulse'> = { kind: 'pulse', channel, durationMs: 50 + below(450), notAfter: 0, flags: below(2) };
  const hold: Message<'hold'> = { kind: 'hold', channel, durationMs: 50 + below(950), notAfter: 0 };
  const session = (boardSession + 1 + below(0xffff)) % 0x1_0000;
  return encodeMessage(below(2) === 0 ? press : hold, { sequence: below(256), session }, widths);
}

/** Left out, with another one behind it, with a bit turned over, or as it was. */
function mutated(byte: number, random: () => number, below: (limit: number) => number): readonly number[] {
  const luck = random();
  if (luck < 0.02) return [];
  if (luck < 0.04) return [byte, below(256)];
  return [luck < 0.08 ? byte ^ (1 << below(8)) : byte];
}
