/** Hertz the station hears at (config/kernel/audio-source.ts; the page imports types only from outside its folder). */
const stationRate = 16_000;

/** Zero crossings of the sinc on each side, and the Kaiser window's beta: together about 80 dB of stop band. */
const zeroCrossings = 32;
const kaiserBeta = 7.86;
/** Middle of the transition band as a share of the lower Nyquist frequency: full pass to 6.8 kHz, nothing left at 8 kHz. */
const cutoffShare = 0.925;

/**
 * Changes the rate of a stream by a windowed sinc with one set of taps per phase. Low-pass comes with it: taking every third
 * sample of 48 kHz would fold hiss and sibilants from above 8 kHz into the speech.
 */
export class Resampler {
  readonly #step: number;
  readonly #phases: readonly Float32Array[];
  readonly #reach: number;
  /** Input not used up yet; its first sample is needed by the next output. */
  #pending: Float32Array;
  /** Phase of the next output, in input samples times `#phases.length`, counted from the centre of its taps. */
  #position: number;

  constructor(inputRate: number, outputRate: number = stationRate) {
    const divisor = greatestCommonDivisor(inputRate, outputRate);
    this.#step = inputRate / divisor;
    const phaseCount = outputRate / divisor;
    const cutoff = 0.5 * Math.min(1, outputRate / inputRate) * cutoffShare;
    this.#reach = Math.ceil(zeroCrossings / (2 * cutoff));
    this.#phases = Array.from({ length: phaseCount }, (_, phase) => tapsFor(phase / phaseCount, this.#reach, cutoff));
    // As if silence had come before, so that the first output lies on the first input.
    this.#pending = new Float32Array(this.#reach);
    this.#position = 0;
  }

  /** All output that is complete with this input; what is left waits for more. */
  process(input: Float32Array): Float32Array {
    const samples = new Float32Array(this.#pending.length + input.length);
    samples.set(this.#pending);
    samples.set(input, this.#pending.length);
    const phaseCount = this.#phases.length;
    const width = 2 * this.#reach + 1;
    const output: number[] = [];
    let start = Math.floor(this.#position / phaseCount);
    while (start + width <= samples.length) {
      const taps = this.#phases[this.#position % phaseCount] ?? new Float32Array();
      let sum = 0;
      for (let index = 0; index < width; index += 1) sum += (samples[start + index] ?? 0) * (taps[index] ?? 0);
      output.push(sum);
      this.#position += this.#step;
      start = Math.floor(this.#position / phaseCount);
    }
    const used = Math.min(start, samples.length);
    this.#pending = samples.slice(used);
    this.#position -= used * phaseCount;
    return Float32Array.from(output);
  }
}

/** Taps for an output `fraction` of an input sample after the centre tap, scaled so that a constant passes unchanged. */
function tapsFor(fraction: number, reach: number, cutoff: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, index) => {
    const distance = index - reach - fraction;
    return sinc(2 * cutoff * distance) * kaiser(distance / (reach + 1));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel0(kaiserBeta * Math.sqrt(1 - x * x)) / bessel0(kaiserBeta);
}

/** Modified Bessel function of order zero by its power series; 25 terms are exact to a float for our beta. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let index = 1; index <= 25; index += 1) {
    term *= (x / (2 * index)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
