import { blockMs, sampleRate } from '../../config/kernel/index.js';
import type { AudioSource, AudioState, Clock, PcmBlock, TimerHandle, Unsubscribe } from '../../config/kernel/index.js';
import { AudioOutlet } from './audio-outlet.js';
import { BlockSplitter } from './block-splitter.js';

export interface PushSourceOptions {
  readonly name: string;
  readonly clock: Clock;
  /** Without samples for so long the sender counts as gone. */
  readonly stallMs?: number;
  /** How far samples may arrive ahead of real time before they are dropped; a browser sends bursts of 100 ms or so. */
  readonly mostAheadMs?: number;
}

/**
 * A microphone that sends by itself: the browser's, over a WebSocket. Chunks of any size become blocks of 20 ms. The sender is
 * not trusted to keep time: what comes faster than real time for long is dropped, or it would outrun everything behind it.
 */
export class PushSource implements AudioSource {
  readonly name: string;
  readonly #clock: Clock;
  readonly #stallMs: number;
  readonly #mostAheadMs: number;
  readonly #outlet = new AudioOutlet();
  readonly #splitter = new BlockSplitter((block) => {
    this.#outlet.blocks.emit(block);
  });
  #isStarted = false;
  #stallTimer: TimerHandle | null = null;
  #lastChunkMs = 0;
  #aheadMs = 0;

  constructor({ name, clock, stallMs = 1_000, mostAheadMs = 1_000 }: PushSourceOptions) {
    this.name = name;
    this.#clock = clock;
    this.#stallMs = stallMs;
    this.#mostAheadMs = mostAheadMs;
  }

  get state(): AudioState {
    return this.#outlet.state;
  }

  onBlock(listener: (block: PcmBlock) => void): Unsubscribe {
    return this.#outlet.blocks.add(listener);
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#outlet.states.add(listener);
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.disconnect();
  }

  stop(): Promise<void> {
    this.disconnect();
    this.#isStarted = false;
    return Promise.resolve();
  }

  /** @returns false when the samples were dropped: not started, or too far ahead of real time. */
  push(samples: Int16Array): boolean {
    if (!this.#mayTake(samples.length)) return false;
    this.#splitter.push(samples);
    return true;
  }

  /** As `push`, for little-endian signed 16-bit samples as they come from a socket. */
  pushBytes(bytes: Uint8Array): boolean {
    if (!this.#mayTake(bytes.length / 2)) return false;
    this.#splitter.pushBytes(bytes);
    return true;
  }

  /** The sender has gone. The next `push` connects it, or another one, again. */
  disconnect(): void {
    if (this.#stallTimer !== null) this.#clock.clearTimeout(this.#stallTimer);
    this.#stallTimer = null;
    this.#aheadMs = 0;
    this.#splitter.reset();
    if (this.#isStarted) this.#outlet.change({ kind: 'deaf', reason: 'notConnected' });
  }

  #mayTake(sampleCount: number): boolean {
    if (!this.#isStarted || sampleCount === 0) return false;
    const nowMs = this.#clock.now();
    // A bucket that leaks in real time: clocks that differ a little never add up, a flood does.
    const aheadMs = Math.max(0, this.#aheadMs - (nowMs - this.#lastChunkMs)) + (sampleCount * 1_000) / sampleRate;
    if (aheadMs > this.#mostAheadMs + blockMs) return false;
    this.#aheadMs = aheadMs;
    this.#lastChunkMs = nowMs;
    this.#watchForStall();
    this.#outlet.change({ kind: 'flowing' });
    return true;
  }

  #watchForStall(): void {
    if (this.#stallTimer !== null) this.#clock.clearTimeout(this.#stallTimer);
    this.#stallTimer = this.#clock.setTimeout(() => {
      this.disconnect();
    }, this.#stallMs);
  }
}
