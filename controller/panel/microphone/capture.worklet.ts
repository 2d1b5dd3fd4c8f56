import { PcmFramer } from './pcm-framer.js';
import { Resampler } from './resampler.js';

// The scope of an audio worklet, which TypeScript's DOM library does not describe.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Runs on the audio thread: the browser's rate in, frames for the station out. */
class CaptureProcessor extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(sampleRate);
  readonly #framer = new PcmFramer();

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    // No channel: the microphone is not connected yet or ended; the page decides which.
    if (channel === undefined) return true;
    for (const frame of this.#framer.add(this.#resampler.process(channel))) {
      this.port.postMessage(frame, [frame.samples.buffer]);
    }
    return true;
  }
}

registerProcessor('capture', CaptureProcessor);
