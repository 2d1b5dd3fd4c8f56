import { seededRandom } from '../../../../config/kernel/index.js';
import { decodeMessage, encodeMessage, FrameSplitter, type Message } from '../../../../firmware-bridge/index.js';
import { createBoardMachine } from '../../compose-emulated-boards.js';

const widths = { relays: 16, inputs: 16 } as const;
const burstBytes = 1_000;
/** ms; what the board still has to say of a burst, or an exchange. */
const quietMs = 20;
/** Bytes between two questions whether the board still answers. */
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
    for (let burst = 0; burst < askEvery; burst += burstBytes) {
      board.send(makeBurst(random));
      sent += burstBytes;
    }
    asked += 1;
    // Its nonce is a new one, and so is the session: what comes behind finds one that is not its own.
    board.greet(asked);
    // Whoever wants an end is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
    if (sent - toldAt < tellEvery) continue;
    toldAt = sent;
    progress(sent);
  }
  return { bytes: sent, asked, closures: board.closures, answered: board.hellos.length, resets: board.resets };
}

class BoardUnderBytes {
  closures = 0;
  readonly hellos: Message<'helloAck'>[] = [];
  readonly #answers = new FrameSplitter();
  readonly #machine = createBoardMachine({
    channels: widths.relays,
    baudRate: 115_200,
    onRelays: () => {
      this.closures += 1;
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

  greet(nonce: number): void {
    const hello = encodeMessage({ kind: 'hello', protocol: 1, nonce }, { sequence: 1, session: 0 }, widths);
    this.#machine.advance(quietMs);
    // The zero ends whatever the last burst began.
    this.send([0, ...hello]);
    this.#machine.advance(quietMs);
  }

  #read(byte: number): void {
    for (const piece of this.#answers.push(Uint8Array.of(byte))) {
      const message = piece.kind === 'bad' ? null : decodeMessage(piece.frame, widths);
      if (message?.ok === true && message.value.kind === 'helloAck') this.hellos.push(message.value);
    }
  }
}

function makeBurst(random: () => number): readonly number[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const burst: number[] = [];
  const kind = below(3);
  while (burst.length < burstBytes) {
    if (kind === 0) burst.push(random() < 0.1 ? 0 : below(256));
    else for (const byte of strangeFrame(below)) burst.push(...(kind === 1 ? [byte] : mutated(byte, random, below)));
  }
  return burst.slice(0, burstBytes);
}

function strangeFrame(below: (limit: number) => number): Uint8Array {
  const channel = below(widths.relays);
  const press: Message<'pulse'> = { kind: 'pulse', channel, durationMs: 50 + below(450), notAfter: 0, flags: below(2) };
  const hold: Message<'hold'> = { kind: 'hold', channel, durationMs: 50 + below(950), notAfter: 0 };
  return encodeMessage(below(2) === 0 ? press : hold, { sequence: below(256), session: below(0x1_0000) }, widths);
}

/** Left out, with another one behind it, with a bit turned over, or as it was. */
function mutated(byte: number, random: () => number, below: (limit: number) => number): readonly number[] {
  const luck = random();
  if (luck < 0.02) return [];
  if (luck < 0.04) return [byte, below(256)];
  return [luck < 0.08 ? byte ^ (1 << below(8)) : byte];
}
