import fvad from '@echogarden/fvad-wasm';
import { blockSamples, sampleRate, type PcmBlock } from '../../config/kernel/index.js';
import { levelDbFs } from '../audio/level.js';
import type { Frame } from './frame.js';

/**
 * WebRTC's "aggressive", the third of four modes. "Very aggressive" misses people whose loudest 20 ms lie below -40 dBFS, and hears
 * noise as speech as often (docs/adr/0007). It is asked for starts and ends only, never as a gate.
 */
const mode = 2;
/** A detector takes a few hundred bytes of a module's 16 MB of memory: all streams share one. */
let sharedModule: Promise<FvadModule> | null = null;

/** WebRTC's voice-activity detector for one stream of 20 ms blocks: 10 us a block. */
export class VoiceActivity {
  readonly #module: FvadModule;
  readonly #detector: number;
  readonly #buffer: number;

  static async create(): Promise<VoiceActivity> {
    sharedModule ??= fvad() as Promise<FvadModule>;
    return new VoiceActivity(await sharedModule);
  }

  private constructor(module: FvadModule) {
    this.#module = module;
    this.#detector = module._fvad_new();
    this.#buffer = module._malloc(blockSamples * 2);
    module._fvad_set_sample_rate(this.#detector, sampleRate);
    module._fvad_set_mode(this.#detector, mode);
  }

  frame(block: PcmBlock): Frame {
    this.#module.HEAP16.set(block, this.#buffer / 2);
    const isVoice = this.#module._fvad_process(this.#detector, this.#buffer, blockSamples) === 1;
    return { isVoice, levelDbFs: levelDbFs(block) };
  }

  free(): void {
    this.#module._fvad_free(this.#detector);
    this.#module._free(this.#buffer);
  }
}

/** What of the Emscripten module is used; it comes without types. */
interface FvadModule {
  readonly HEAP16: Int16Array;
  _fvad_new(): number;
  _fvad_free(detector: number): void;
  _fvad_set_mode(detector: number, mode: number): number;
  _fvad_set_sample_rate(detector: number, hertz: number): number;
  _fvad_process(detector: number, samples: number, length: number): number;
  _malloc(bytes: number): number;
  _free(address: number): void;
}
