import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { TestFrameReader } from '../support/link-test-codec.js';
import type { BoardUnderTest, ReceivedFrame } from './board-under-test.js';

/** A board in a process of its own, in virtual time (native/board-console.c): what ends the process fails the test. */
export class ConsoleBoard implements BoardUnderTest {
  readonly channels: 16 | 32 | 64;
  readonly relayEdges: { readonly relays: bigint; readonly atMs: number }[] = [];
  readonly received: ReceivedFrame[] = [];
  nowMs = 0;
  relays = 0n;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #reader = new TestFrameReader();
  #complaint = '';
  #settle: ((error?: Error) => void) | undefined;

  constructor(channels: 16 | 32 | 64, program: string, ...options: readonly string[]) {
    this.channels = channels;
    this.#child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface(this.#child.stdout).on('line', (line) => {
      this.#heed(line);
    });
    this.#child.stderr.on('data', (text: Buffer) => (this.#complaint += text.toString()));
    this.#child.on('close', () => this.#settle?.(new Error(`the firmware ended: ${this.#complaint}`)));
  }

  send(bytes: readonly number[]): void {
    this.#write(`rx ${Buffer.from(bytes).toString('hex')}`);
  }

  setInputs(bits: bigint): void {
    this.#write(`in ${bits.toString(16).padStart(this.channels / 4, '0')}`);
  }

  advance(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = (error) => {
        this.#settle = undefined;
        if (error === undefined) resolve();
        else reject(error);
      };
      this.#write(`run ${Math.round(ms * 1_000)}`);
    });
  }

  hang(): void {
    this.#write('hang');
  }

  powerCycle(): void {
    this.#setRelays(0n, this.nowMs);
    this.#write('power');
  }

  end(): void {
    this.#child.kill();
  }

  #write(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  #heed(line: string): void {
    const [kind = '', value = '', at = ''] = line.split(' ');
    if (kind === 'tx') this.#receive(Number.parseInt(value, 16), Number(at) / 1_000);
    if (kind === 'relays') this.#setRelays(BigInt(`0x${value}`), Number(at) / 1_000);
    if (kind !== 'now') return;
    this.nowMs = Number(value) / 1_000;
    this.#settle?.(this.#reader.rejected.length > 0 ? new Error('the board sent bytes that are no frame') : undefined);
  }

  #receive(byte: number, atMs: number): void {
    this.#reader.push(byte);
    const next = this.#reader.frames[this.received.length];
    if (next !== undefined) this.received.push({ ...next, atMs });
  }

  #setRelays(relays: bigint, atMs: number): void {
    if (relays === this.relays) return;
    this.relays = relays;
    this.relayEdges.push({ relays, atMs });
  }
}
