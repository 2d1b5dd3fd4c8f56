import { randomInt } from 'node:crypto';
import { limits } from '../protocol/index.js';
import type { Address, Message } from '../protocol/index.js';
import type { Connection } from './connection.js';

/** 32 random bits; every HELLO takes a new one, so that a late answer to an earlier HELLO is not believed. */
export type MakeNonce = () => number;

interface Greeting {
  readonly nonce: number;
  readonly sequence: number;
}

/** Says HELLO, and knows which answer belongs to the latest one: every HELLO makes another session on the board. */
export class Greeter {
  readonly #makeNonce: MakeNonce;
  #sequence = 0;
  #latest: Greeting | undefined;

  constructor(makeNonce: MakeNonce = () => randomInt(0x1_0000_0000)) {
    this.#makeNonce = makeNonce;
  }

  greet(connection: Connection): void {
    const nonce = this.#makeNonce();
    const sequence = (this.#sequence + 1) % 256;
    this.#sequence = sequence;
    this.#latest = { nonce, sequence };
    connection.write(
      connection.encode({ kind: 'hello', protocol: limits.protocolVersion.value, nonce }, { sequence, session: 0 }),
    );
  }

  /** Whether this answers the latest HELLO; true once. */
  isAnsweredBy(hello: Message<'helloAck'>, address: Address): boolean {
    const isAnswer = hello.nonce === this.#latest?.nonce && address.sequence === this.#latest.sequence;
    if (isAnswer) this.forget();
    return isAnswer;
  }

  /** No answer is expected any more. */
  forget(): void {
    this.#latest = undefined;
  }
}
