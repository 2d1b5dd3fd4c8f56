import type { Unsubscribe } from './listeners.js';

/** Hertz. Every model, recording and wire of the project uses this rate; other rates are converted at the door. */
export const sampleRate = 16_000;
/** Samples per block: 20 ms. */
export const blockSamples = 320;
export const blockMs = 20;

/** 20 ms of 16 kHz mono signed 16-bit audio: exactly `blockSamples` samples, owned by the receiver. */
export type PcmBlock = Int16Array;

export type AudioState =
  /** No sound yet, or not for the moment; whatever was being said is not whole. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'flowing' }
  | {
      readonly kind: 'deaf';
      /** `wrongSource`: a sound server has moved the recording to another microphone than the one it began with. */
      readonly reason: 'missingProgram' | 'ended' | 'stalled' | 'silent' | 'wrongSource' | 'notConnected';
    };

/** Where sound comes from: a sound card, the browser's microphone, a file, the simulated cabin. All look the same. */
export interface AudioSource {
  /** For people: "microphone plughw:CARD=Array", "browser", ... */
  readonly name: string;
  readonly state: AudioState;
  onBlock(listener: (block: PcmBlock) => void): Unsubscribe;
  onState(listener: (state: AudioState) => void): Unsubscribe;
  start(): void;
  stop(): Promise<void>;
}
