import type { AudioSource, AudioState, Clock, PcmBlock, TimerHandle, Unsubscribe } from '../../config/kernel/index.js';
import { AudioOutlet } from './audio-outlet.js';
import { saturate } from './pcm.js';

/** A source that is late by more than this is added late rather than never, but no more than 100 ms of it is kept. */
const mostWaitingBlocks = 5;
/** Silence of the driver after which the next source drives: ten blocks, more than any healthy source ever stalls. */
const takeOverMs = 200;

interface Input {
  readonly source: AudioSource;
  readonly waiting: PcmBlock[];
  lastBlockMs: number;
}

export interface MixedSourceOptions {
  readonly name: string;
  /** The most important first. */
  readonly sources: readonly AudioSource[];
  readonly clock: Clock;
}

/**
 * Several sources heard as one, e.g. the cabin's sound and the visitor's microphone. Each has its own clock, so one of them - the
 * live one that stands first - drives: every block of it becomes one block of the mix, to which waiting blocks of the others are
 * added. So the mix has the rhythm of a real source and never waits for a dead one.
 */
export class MixedSource implements AudioSource {
  readonly name: string;
  readonly #clock: Clock;
  readonly #inputs: readonly Input[];
  readonly #outlet = new AudioOutlet();
  #driver: Input | null = null;
  #takeOverTimer: TimerHandle | null = null;
  #unsubscribes: Unsubscribe[] = [];

  constructor({ name, sources, clock }: MixedSourceOptions) {
    this.name = name;
    this.#clock = clock;
    this.#inputs = sources.map((source) => ({ source, waiting: [], lastBlockMs: Number.NEGATIVE_INFINITY }));
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

  /** Starts its sources too. */
  start(): void {
    if (this.#unsubscribes.length > 0) return;
    for (const input of this.#inputs) {
      this.#unsubscribes.push(
        input.source.onBlock((block) => {
          this.#receive(input, block);
        }),
        input.source.onState(() => {
          this.#tellState();
        }),
      );
    }
    for (const { source } of this.#inputs) source.start();
    this.#tellState();
  }

  /** Stops its sources too. */
  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#unsubscribes = [];
    if (this.#takeOverTimer !== null) this.#clock.clearTimeout(this.#takeOverTimer);
    this.#takeOverTimer = null;
    this.#driver = null;
    for (const input of this.#inputs) input.waiting.length = 0;
    await Promise.all(this.#inputs.map(({ source }) => source.stop()));
  }

  #receive(input: Input, block: PcmBlock): void {
    input.lastBlockMs = this.#clock.now();
    if (this.#driver === null || this.#rank(input) < this.#rank(this.#driver)) this.#driver = input;
    input.waiting.push(block);
    if (input === this.#driver) this.#drive(input);
    else if (input.waiting.length > mostWaitingBlocks) input.waiting.shift();
  }

  /** Everything the driver has becomes part of the mix: one block as a rule, a few right after it took over. */
  #drive(driver: Input): void {
    for (let block = driver.waiting.shift(); block !== undefined; block = driver.waiting.shift()) {
      const others = this.#inputs.filter((input) => input !== driver).map((input) => input.waiting.shift());
      this.#outlet.blocks.emit(mix([block, ...others.filter((other) => other !== undefined)]));
    }
    if (this.#takeOverTimer !== null) this.#clock.clearTimeout(this.#takeOverTimer);
    this.#takeOverTimer = this.#clock.setTimeout(() => {
      this.#takeOver();
    }, takeOverMs);
    this.#tellState();
  }

  #takeOver(): void {
    this.#takeOverTimer = null;
    const liveSinceMs = this.#clock.now() - takeOverMs;
    const next = this.#inputs.find((input) => input !== this.#driver && input.lastBlockMs > liveSinceMs) ?? null;
    this.#driver = next;
    if (next === null) this.#tellState();
    else this.#drive(next);
  }

  #rank(input: Input): number {
    return this.#inputs.indexOf(input);
  }

  /** Hears if any source does; else it is as deaf as the most important one. */
  #tellState(): void {
    const states = this.#inputs.map(({ source }) => source.state);
    const best =
      states.find(({ kind }) => kind === 'flowing') ?? states.find(({ kind }) => kind === 'starting') ?? states[0];
    if (best !== undefined) this.#outlet.change(best);
  }
}

function mix(blocks: readonly PcmBlock[]): PcmBlock {
  const sum = new Int32Array(blocks[0]?.length ?? 0);
  for (const block of blocks) for (const [index, sample] of block.entries()) sum[index] = (sum[index] ?? 0) + sample;
  return Int16Array.from(sum, saturate);
}
