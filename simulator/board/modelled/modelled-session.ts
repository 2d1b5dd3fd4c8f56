import {
  crc16X25,
  decodeMessage,
  encodeMessage,
  limits,
  messageTable,
  nakTable,
  replyOf,
  statusTable,
} from '../../../firmware-bridge/protocol/index.js';
import type { Frame, Message, NakName, Request } from '../../../firmware-bridge/protocol/index.js';
import { answer, introduction, snapshot, type BoardParts } from './requests.js';

export interface SessionParts extends BoardParts {
  readonly channels: number;
  readonly bootCount: number;
  readonly resetCause: number;
  readonly send: (wire: Uint8Array) => void;
}

/** Types above are replies, NAK and events. */
const lastRequestType = 0x3f;

interface Welcome {
  readonly sequence: number;
  readonly nonce: number;
  /** Whether the stored reply is still the answer to it. */
  isStored: boolean;
}

/** One conversation at a time: the next request is executed and its answer kept, the same one again gets the kept answer. */
export class ModelledSession {
  readonly #parts: SessionParts;
  readonly #widths: { readonly relays: number; readonly inputs: number };
  /** 0: none. */
  #session = 0;
  #latestSession = 0;
  #sequence = 0;
  #heardMs = 0;
  #stored = new Uint8Array();
  #welcome: Welcome | null = null;
  #badFrames = 0;
  #events = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#widths = { relays: parts.channels, inputs: parts.channels };
  }

  /** When silence ends the session; Infinity: there is none. */
  get dueMs(): number {
    return this.#session === 0 ? Infinity : this.#heardMs + limits.linkTimeoutMs.value + 1;
  }

  receiveBad(): void {
    this.#badFrames += 1;
  }

  receive(frame: Frame): void {
    // An echo of the board's own bytes, say: answered, a looped-back line would never fall silent.
    if (frame.type === 0 || frame.type > lastRequestType) this.receiveBad();
    else if (frame.type === messageTable.hello.code) this.#receiveHello(frame);
    else this.#receiveRequest(frame);
  }

  /** @param hasChanged something that the host should know */
  tick(nowMs: number, hasChanged: boolean): void {
    if (this.#session === 0) return;
    if (nowMs >= this.dueMs) {
      this.#session = 0;
      this.#parts.contacts.releaseAll();
      return;
    }
    if (!hasChanged) return;
    this.#events = (this.#events + 1) & 0xff;
    this.#send({ kind: 'event', ...snapshot(this.#parts, this.#counters) }, this.#events, this.#session);
  }

  get #counters() {
    return { badFrames: this.#badFrames, events: this.#events };
  }

  #receiveHello(frame: Frame): void {
    const decoded = decodeMessage(frame, this.#widths);
    if (!decoded.ok || decoded.value.kind !== 'hello') {
      this.#refuse('badLength');
      return;
    }
    if (frame.session !== 0) {
      this.#refuse('noSession');
      return;
    }
    const hello = decoded.value;
    const isCopy =
      this.#session !== 0 && this.#welcome?.sequence === frame.sequence && this.#welcome.nonce === hello.nonce;
    // A line that delivers twice must not end the session that it began.
    if (!isCopy) this.#welcomeHost(hello, frame.sequence);
    else if (this.#welcome?.isStored === true) this.#sendStored();
  }

  #welcomeHost(hello: Message<'hello'>, sequence: number): void {
    const { contacts, table } = this.#parts;
    // Before releasing: the host learns of a pulse that its own HELLO cut short.
    const reply = introduction(hello, this.#parts, contacts);
    contacts.releaseAll();
    table.forget();
    this.#session = reply.status === statusTable.ok.code ? this.#makeSession(hello.nonce, reply.journalSession) : 0;
    this.#welcome = { sequence, nonce: hello.nonce, isStored: true };
    this.#answer(reply, sequence);
  }

  /** Never 0, never the one before, nor that of the journal: a pulse of the new one would be taken for the one on record. */
  #makeSession(nonce: number, onRecord: number): number {
    const seed = new DataView(new ArrayBuffer(8));
    seed.setUint32(0, nonce, true);
    seed.setUint32(4, this.#parts.bootCount ^ this.#parts.now(), true);
    let made = crc16X25(new Uint8Array(seed.buffer));
    while (made === 0 || made === this.#latestSession || made === onRecord) made = (made + 1) & 0xffff;
    this.#latestSession = made;
    return made;
  }

  #receiveRequest(frame: Frame): void {
    const { sequence } = frame;
    if (this.#session === 0 || frame.session !== this.#session) this.#refuse('noSession');
    else if (sequence === this.#sequence) this.#sendStored();
    else if (sequence !== this.#nextSequence) this.#refuse('badSequence');
    else this.#execute(frame);
  }

  #execute(frame: Frame): void {
    const decoded = decodeMessage(frame, this.#widths);
    if (!decoded.ok) {
      this.#refuse(decoded.failure === 'badLength' ? 'badLength' : 'badType');
      return;
    }
    if (!isRequest(decoded.value)) return;
    const reply = answer(decoded.value, frame, this.#parts, this.#counters);
    if (this.#welcome !== null) this.#welcome.isStored = false;
    this.#answer(reply, frame.sequence);
  }

  get #nextSequence(): number {
    return (this.#sequence + 1) & 0xff;
  }

  #answer(reply: Message, sequence: number): void {
    this.#sequence = sequence;
    this.#stored = this.#encode(reply, sequence, this.#session);
    this.#sendStored();
  }

  #sendStored(): void {
    this.#heardMs = this.#parts.now();
    this.#parts.send(this.#stored);
  }

  #refuse(name: NakName): void {
    const nak: Message = { kind: 'nak', reason: nakTable[name].code, bootCount: this.#parts.bootCount };
    this.#send(nak, this.#nextSequence, name === 'noSession' ? 0 : this.#session);
  }

  #send(message: Message, sequence: number, session: number): void {
    this.#parts.send(this.#encode(message, sequence, session));
  }

  #encode(message: Message, sequence: number, session: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(encodeMessage(message, { sequence, session }, this.#widths));
  }
}

function isRequest(message: Message): message is Request {
  return message.kind in replyOf;
}
