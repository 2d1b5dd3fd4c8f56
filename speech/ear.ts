import type { Station } from '../config/index.js';
import { blockMs, sampleRate, type Clock, type PcmBlock } from '../config/kernel/index.js';
import type { Decision } from './interpret/decision.js';
import { interpretUtterance, reject } from './interpret/interpret-utterance.js';
import {
  cutUtterance,
  defaultEndpointerSettings,
  quietEndpointer,
  roomLevel,
  stepEndpointer,
  type EndpointerState,
  type Extent,
} from './endpoint/endpointer.fsm.js';
import { faintNoise } from './recognizer/faint-noise.js';
import type { RecognizerClient, RecognizerUtterance } from './recognizer/recognizer-client.js';
import type { VoiceActivity } from './endpoint/voice-activity.js';
import type { Witnesses } from './recognizer/witness.js';
import type { UtteranceTiming } from './hearing.js';

/** One language of one station: who recognises, before which witnesses. */
export interface LanguageChain extends Witnesses {
  readonly recognizer: RecognizerClient;
}

/** `voiceActivity` ends an utterance itself; `vosk` waits for Vosk's own endpoint rules as shipped, for comparison. */
export type Endpointing = 'voiceActivity' | 'vosk';

export interface EarOptions {
  readonly station: Station;
  readonly chains: readonly LanguageChain[];
  readonly voiceActivity: VoiceActivity;
  readonly endpointing: Endpointing;
  readonly clock: Clock;
  readonly onStarted: (utterance: number) => void;
  readonly onDecided: (utterance: number, decision: Decision, timing: UtteranceTiming) => void;
}

/** Audio before the onset that the recogniser hears as well: it needs a run-up, and the first sound is never flagged as voice. */
const preRollBlocks = 30;
/** Vosk's longest rule, 20 s, is not waited for. */
const longestWaitBlocks = 500;

interface Utterance {
  readonly id: number;
  readonly parts: readonly { readonly chain: LanguageChain; readonly sent: RecognizerUtterance }[];
  lastSpeechAtMs: number;
  blocks: number;
  /** Known once the speech has ended. */
  extent: Extent | null;
  roomDbFs: number | null;
}

/**
 * Blocks in, decisions out: the one path from sound to meaning, for a live microphone and for a file alike. In silence it
 * costs one voice-activity test per 20 ms and nothing is decoded.
 */
export class Ear {
  readonly #options: EarOptions;
  readonly #sessions: ReadonlyMap<LanguageChain, number>;
  #endpointer: EndpointerState = quietEndpointer;
  #preRoll: PcmBlock[] = [];
  #utterance: Utterance | null = null;
  #counter = 0;
  #deciding: Promise<void> = Promise.resolve();

  constructor(options: EarOptions) {
    this.#options = options;
    this.#sessions = new Map(options.chains.map((chain) => [chain, chain.recognizer.openSession(chain)]));
  }

  get roomLevelDbFs(): number | null {
    return roomLevel(this.#endpointer);
  }

  get isHearing(): boolean {
    return this.#utterance !== null;
  }

  /** Settles when every utterance that has ended is decided. */
  get decided(): Promise<void> {
    return this.#deciding;
  }

  hear(block: PcmBlock): void {
    const frame = this.#options.voiceActivity.frame(block);
    const { state, event } = stepEndpointer(this.#endpointer, frame, defaultEndpointerSettings);
    const roomDbFs = roomLevel(this.#endpointer);
    this.#endpointer = state;
    if (event?.type === 'started' && this.#utterance === null) this.#begin(roomDbFs);
    const utterance = this.#utterance;
    if (utterance === null) {
      this.#preRoll = [...this.#preRoll, block].slice(-preRollBlocks);
      return;
    }
    for (const { sent } of utterance.parts) sent.feed(block);
    utterance.blocks += 1;
    if (state.kind === 'speech' && state.lastSpeech === state.frames)
      utterance.lastSpeechAtMs = this.#options.clock.now();
    if (event?.type === 'ended') this.#speechEnded(utterance, event);
    else if (event?.type === 'tooLong') this.#drop(utterance, reject('tooLong'), event);
    else if (utterance.blocks > longestWaitBlocks) this.#finish(utterance);
  }

  /** Forgets what is being said, because it is the lift's own voice. */
  interrupt(): void {
    this.#preRoll = [];
    if (this.#utterance !== null) this.#drop(this.#utterance, reject('ownVoice'), noExtent);
    this.#endpointer = { ...quietEndpointer, room: this.#endpointer.room };
  }

  /** No more blocks come: what is under way is decided with what there is. */
  endOfSound(): void {
    if (this.#utterance !== null) this.#finish(this.#utterance);
  }

  close(): void {
    if (this.#utterance !== null) this.#drop(this.#utterance, reject('recognizerLost'), noExtent);
    for (const [chain, session] of this.#sessions) chain.recognizer.closeSession(session);
    this.#options.voiceActivity.free();
  }

  #begin(roomDbFs: number | null): void {
    this.#counter += 1;
    const onEndpoint = (): void => {
      this.#voskEnded(utterance);
    };
    const parts = [...this.#sessions].map(([chain, session]) => ({
      chain,
      sent: chain.recognizer.begin(session, { onEndpoint }),
    }));
    const lastSpeechAtMs = this.#options.clock.now();
    const utterance: Utterance = { id: this.#counter, parts, lastSpeechAtMs, blocks: 0, extent: null, roomDbFs };
    const missing = (preRollBlocks - this.#preRoll.length) * (sampleRate / 1000) * blockMs;
    for (const { sent } of parts) {
      if (missing > 0) sent.feed(faintNoise(missing));
      for (const block of this.#preRoll) sent.feed(block);
      void sent.answer.then((heard) => {
        if (heard === null) this.#lost(utterance);
      });
    }
    this.#preRoll = [];
    this.#utterance = utterance;
    this.#options.onStarted(utterance.id);
  }

  #speechEnded(utterance: Utterance, extent: Extent): void {
    utterance.extent = extent;
    if (this.#options.endpointing === 'voiceActivity') this.#finish(utterance);
  }

  /** A recogniser died while it heard. */
  #lost(utterance: Utterance): void {
    if (this.#utterance !== utterance) return;
    this.#drop(utterance, reject('recognizerLost'), utterance.extent ?? noExtent);
    this.#endpointer = cutUtterance(this.#endpointer);
  }

  /** Vosk's own endpoint fired: it is waited for, or there is noise that the voice-activity test takes for speech. */
  #voskEnded(utterance: Utterance): void {
    if (this.#utterance === utterance) this.#finish(utterance);
  }

  #finish(utterance: Utterance): void {
    const extent = utterance.extent ?? this.#extentSoFar();
    if (this.#endpointer.kind === 'speech') this.#endpointer = cutUtterance(this.#endpointer);
    this.#utterance = null;
    for (const { sent } of utterance.parts) sent.finish();
    const decision = this.#decide(utterance, extent);
    this.#deciding = Promise.all([this.#deciding, decision]).then(() => undefined);
  }

  async #decide(utterance: Utterance, extent: Extent): Promise<void> {
    const heard = await Promise.all(utterance.parts.map(({ sent }) => sent.answer));
    const languages = utterance.parts.flatMap(({ chain: { first } }, index) => {
      const texts = heard[index] ?? null;
      return texts === null ? [] : [{ heard: texts.first, ...first }];
    });
    // Without one of the languages nobody can tell whether the other one only misheard it.
    const isComplete = languages.length === utterance.parts.length;
    const speechMs = extent.speechFrames * blockMs;
    const { roomDbFs } = utterance;
    const decision = isComplete
      ? interpretUtterance({ languages, speechMs, peakDbFs: extent.peakDbFs, roomDbFs })
      : reject('recognizerLost');
    this.#report(utterance, decision, extent);
  }

  #drop(utterance: Utterance, decision: Decision, extent: Extent): void {
    this.#utterance = null;
    for (const { sent } of utterance.parts) sent.forget();
    this.#report(utterance, decision, extent);
  }

  #report(utterance: Utterance, decision: Decision, extent: Extent): void {
    const decisionMs = this.#options.clock.now() - utterance.lastSpeechAtMs;
    this.#options.onDecided(utterance.id, decision, { speechMs: extent.speechFrames * blockMs, decisionMs });
  }

  #extentSoFar(): Extent {
    const state = this.#endpointer;
    if (state.kind !== 'speech') return noExtent;
    const silenceFrames = state.frames - state.lastSpeech;
    return { speechFrames: state.lastSpeech, silenceFrames, peakDbFs: state.peakDbFs };
  }
}

const noExtent: Extent = { speechFrames: 0, silenceFrames: 0, peakDbFs: -100 };
