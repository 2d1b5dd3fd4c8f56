import type { Station } from '../config/index.js';
import { blockMs, blockSamples, type Clock, type PcmBlock } from '../config/kernel/index.js';
import type { EndpointSettings } from './endpoint/endpoint-settings.js';
import {
  cutOff,
  extentOf,
  preRollFrames,
  quietEndpointer,
  roomLevel,
  stepEndpointer,
  understood,
  type EndpointerEvent,
  type EndpointerState,
  type Extent,
} from './endpoint/endpointer.fsm.js';
import { noForeground } from './endpoint/foreground.js';
import { LatelyHeard } from './endpoint/lately-heard.js';
import { usedToRoom } from './endpoint/room-before.js';
import type { VoiceActivity } from './endpoint/voice-activity.js';
import { EndedUtterances, type OnDecided } from './ended-utterances.js';
import type { Decision } from './interpret/decision.js';
import { interpretUtterance } from './interpret/interpret-utterance.js';
import { reject } from './interpret/reject.js';
import { ChainSessions } from './chain-sessions.js';
import { evidenceOf, type RecognizerChain } from './recognizer-chain.js';
import { UtteranceSoFar } from './utterance-so-far.js';
import { continuationOfAnswers } from './where-words-stand.js';

/** `voiceActivity` ends an utterance itself; `vosk` waits for Vosk's own endpoint rules as shipped, for comparison. */
export type Endpointing = 'voiceActivity' | 'vosk';

export interface EarOptions {
  readonly station: Station;
  readonly chains: readonly RecognizerChain[];
  readonly voiceActivity: VoiceActivity;
  readonly endpointing: Endpointing;
  readonly endpoint: EndpointSettings;
  readonly clock: Clock;
  /** ms for which an answer is waited for; null: for as long as it takes, because nobody stands there. */
  readonly patienceMs: number | null;
  readonly onStarted: (utterance: number) => void;
  readonly onDecided: OnDecided;
}

/** Vosk's longest rule, 20 s, is not waited for. */
const longestWaitBlocks = 500;
const noExtent: Extent = { ...noForeground, isCut: false };
/** How long what was said before tells how loud its talker is. */
const justBeforeMs = 2_000;

/**
 * Blocks in, decisions out: the one path from sound to meaning, for a live microphone and for a file alike. In silence it
 * costs one voice-activity test per 20 ms and nothing is decoded.
 */
export class Ear {
  readonly #options: EarOptions;
  readonly #endedUtterances: EndedUtterances;
  #sessions: ChainSessions;
  readonly #lately = new LatelyHeard();
  #endpointer: EndpointerState = quietEndpointer;
  #preRoll: PcmBlock[] = [];
  #utterance: UtteranceSoFar | null = null;
  /** Where Vosk's own endpoint is waited for: the talker's part, once it has ended, and at which block that was. */
  #ended: { readonly extent: Extent; readonly atBlock: number } | null = null;
  /** What was said last. */
  #before: { readonly peakDbFs: number; readonly endMs: number } | null = null;
  #heardBlocks = 0;
  #lateMs = 0;
  #counter = 0;
  #asking: Promise<void> = Promise.resolve();
  #whenQuiet: (() => void)[] = [];

  constructor(options: EarOptions) {
    this.#options = options;
    this.#sessions = new ChainSessions(options.chains);
    this.#endedUtterances = new EndedUtterances((...decided) => {
      options.onDecided(...decided);
      this.#useQuiet();
    });
  }

  get roomLevelDbFs(): number | null {
    return roomLevel(this.#endpointer);
  }

  get isHearing(): boolean {
    return this.#utterance !== null;
  }

  /** Settles when the recognisers have answered what they were asked last; who feeds faster than real time waits for it. */
  get asked(): Promise<void> {
    return this.#asking;
  }

  /** Settles when every utterance that has ended is decided. */
  get decided(): Promise<void> {
    return this.#endedUtterances.decided;
  }

  /** The sound of the room before the first block: it is known from then on, and nothing in it is understood. */
  getUsedTo(samples: Int16Array): void {
    const { voiceActivity, endpoint } = this.#options;
    const blocks = Array.from({ length: Math.floor(samples.length / blockSamples) }, (_, at) =>
      samples.subarray(at * blockSamples, (at + 1) * blockSamples),
    );
    const frames = blocks.map((block) => voiceActivity.frame(block));
    for (const { levelDbFs } of frames) this.#lately.add(levelDbFs);
    this.#endpointer = usedToRoom(frames, endpoint);
  }

  /** @param lateMs how long after its capture the block is heard, beyond what is usual */
  hear(block: PcmBlock, lateMs = 0): void {
    this.#lateMs = lateMs;
    const frame = this.#options.voiceActivity.frame(block);
    this.#lately.add(frame.levelDbFs);
    const roomDbFs = roomLevel(this.#endpointer);
    const { state, event } = stepEndpointer(this.#endpointer, frame, this.#options.endpoint);
    this.#endpointer = state;
    this.#heardBlocks += 1;
    if (this.#utterance === null) {
      this.#preRoll = [...this.#preRoll, block].slice(-preRollFrames);
      if (event?.type === 'started') this.#begin(roomDbFs);
      return;
    }
    this.#utterance.add(block);
    if (event !== null) this.#react(this.#utterance, event);
    else if (this.#utterance.blocks > longestWaitBlocks && this.#options.endpointing === 'vosk')
      this.#conclude(this.#utterance, this.#extentSoFar());
  }

  /** Forgets what is being said: it is the lift's own voice, or only half of it is there. What follows begins anew. */
  interrupt(reason: 'ownVoice' | 'microphoneLost'): void {
    this.#preRoll = [];
    if (this.#utterance !== null) this.#drop(this.#utterance, reject(reason), noExtent);
    this.#endpointer = { ...quietEndpointer, room: this.#endpointer.room };
  }

  /** No more blocks come: what is under way is decided with what there is. */
  endOfSound(): void {
    if (this.#utterance !== null) this.#conclude(this.#utterance, this.#extentSoFar());
  }

  /** Runs the action in a moment in which nothing is being said or decided: at once, or as soon as what is has its decision. */
  whenQuiet(action: () => void): void {
    this.#whenQuiet.push(action);
    this.#useQuiet();
  }

  /** Understands other words from now on, or has other recognisers for them. Only while it is quiet. */
  use(chains: readonly RecognizerChain[]): void {
    this.#sessions.close();
    this.#sessions = new ChainSessions(chains);
  }

  close(): void {
    this.#whenQuiet = [];
    if (this.#utterance !== null) this.#drop(this.#utterance, reject('recognizerLost'), noExtent);
    this.#sessions.close();
    this.#options.voiceActivity.free();
  }

  #useQuiet(): void {
    while (this.#utterance === null && this.#endedUtterances.areAllDecided) {
      const action = this.#whenQuiet.shift();
      if (action === undefined) return;
      action();
    }
  }

  #begin(roomDbFs: number | null): void {
    this.#counter += 1;
    const preRoll = this.#preRoll;
    this.#preRoll = [];
    this.#ended = null;
    const utterance = new UtteranceSoFar({
      id: this.#counter,
      preRoll,
      levels: { roomDbFs, latelyDbFs: this.#lately.levelDbFs, justBeforeDbFs: this.#justBeforeDbFs() },
      begin: () =>
        this.#sessions.begin((begun) => {
          if (this.#utterance?.isHeardBy(begun) === true) this.#voskWouldEnd(this.#utterance);
        }),
      clock: this.#options.clock,
      patienceMs: this.#options.patienceMs,
      onDeaf: () => {
        if (this.#utterance === utterance) this.#lost(utterance);
      },
    });
    this.#utterance = utterance;
    this.#options.onStarted(this.#counter);
  }

  #justBeforeDbFs(): number | null {
    const before = this.#before;
    return before === null || this.#heardBlocks * blockMs > before.endMs + justBeforeMs ? null : before.peakDbFs;
  }

  #react(utterance: UtteranceSoFar, event: EndpointerEvent): void {
    if (event.type === 'tooLong') this.#drop(utterance, reject('tooLong'), event.extent);
    else if (this.#options.endpointing === 'vosk') this.#noteEnd(event);
    else if (event.type === 'paused') this.#ask(utterance, event.extent);
    else if (event.type === 'resumed') utterance.resume(event.leftOut);
    else if (event.type === 'ended') this.#conclude(utterance, event.extent);
  }

  /** The answer says how long the pause may last. */
  #ask(utterance: UtteranceSoFar, extent: Extent): void {
    const answers = utterance.ask(extent, this.#lateMs);
    const told = answers.then((heard) => {
      if (this.#utterance !== utterance || !utterance.isAnsweredBy(answers)) return;
      const { chains } = this.#sessions;
      const evidence = evidenceOf(chains, heard, extent, utterance.levels);
      // All recognisers are lost, and that ends it.
      if (evidence === null) return;
      const continuation = continuationOfAnswers(chains, heard, interpretUtterance(evidence));
      const { state, event } = understood(this.#endpointer, continuation, this.#options.endpoint);
      this.#endpointer = state;
      if (event?.type === 'ended') this.#conclude(utterance, event.extent);
    });
    this.#asking = Promise.all([this.#asking, told]).then(() => undefined);
  }

  /** Nobody hears it: the last recogniser died, or there was none. */
  #lost(utterance: UtteranceSoFar): void {
    this.#drop(utterance, reject('recognizerLost'), this.#extentSoFar());
    this.#endpointer = cutOff(this.#endpointer);
  }

  #noteEnd(event: EndpointerEvent): void {
    // Nothing is cut for Vosk's own endpoint: the comparison is with Vosk as it is.
    if (event.type === 'ended') this.#ended = { extent: { ...event.extent, isCut: false }, atBlock: this.#heardBlocks };
  }

  /**
   * Vosk's own endpoint fired: it is waited for, or there is noise that the voice-activity test takes for speech. In what was
   * replayed it only sees the pause of a slow talker again.
   */
  #voskWouldEnd(utterance: UtteranceSoFar): void {
    if (this.#options.endpointing === 'vosk' || utterance.blocksSinceReplay >= preRollFrames)
      this.#conclude(utterance, this.#extentSoFar());
  }

  #conclude(utterance: UtteranceSoFar, extent: Extent): void {
    if (this.#endpointer.kind === 'speech') this.#endpointer = cutOff(this.#endpointer);
    this.#utterance = null;
    const speechEndMs = (this.#heardBlocks - extent.silenceFrames) * blockMs;
    this.#before = { peakDbFs: extent.peakDbFs, endMs: speechEndMs };
    const end = { extent, speechEndMs, lateMs: this.#lateMs };
    this.#endedUtterances.conclude(utterance, this.#sessions.chains, end);
  }

  #drop(utterance: UtteranceSoFar, decision: Decision, extent: Extent): void {
    this.#utterance = null;
    const end = { extent, speechEndMs: this.#heardBlocks * blockMs, lateMs: this.#lateMs };
    this.#endedUtterances.drop(utterance, decision, end);
  }

  #extentSoFar(): Extent {
    if (this.#ended !== null) {
      const { extent, atBlock } = this.#ended;
      return { ...extent, silenceFrames: extent.silenceFrames + this.#heardBlocks - atBlock };
    }
    const state = this.#endpointer;
    return state.kind === 'speech' ? extentOf(state, this.#options.endpoint) : noExtent;
  }
}
