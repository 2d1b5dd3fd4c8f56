/** Zero crossings of the kernel on each side: with this window the transition band is 1.2 kHz wide at 16 kHz. */
const zeroCrossings = 32;
/** Kaiser window: 8 gives a stop band of about -80 dB, below the noise of any microphone in a lift. */
const kaiserBeta = 8;
/** Table points per zero crossing; with linear interpolation between them the error stays below 16-bit resolution. */
const tableResolution = 512;
/** Middle of the transition band, as a part of the lower rate's upper limit: 6.9 kHz passes, 8.1 kHz does not. */
const cutoff = 0.94;

let kernelTable: Float64Array | undefined;

/**
 * Band-limited conversion between any two rates with a windowed-sinc kernel. The result has the same length in seconds.
 * What lies above half of the target rate is removed, not folded back: folded hiss sounds like consonants to a recogniser.
 *
 * @param samples -1 .. 1
 * @param fromHz rate of the samples, hertz; need not be a whole number
 * @param toHz rate wanted, hertz
 */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples;
  const table = (kernelTable ??= kernel());
  // Going down, the kernel is stretched so that it cuts at the upper limit of the *target*.
  const scale = Math.min(1, toHz / fromHz) * cutoff;
  const reach = zeroCrossings / scale;
  const result = new Float32Array(Math.round((samples.length * toHz) / fromHz));
  for (let index = 0; index < result.length; index += 1) {
    const centre = (index * fromHz) / toHz;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const position = Math.abs(at - centre) * scale * tableResolution;
      const left = Math.floor(position);
      const a = table[left] ?? 0;
      const b = table[left + 1] ?? 0;
      sum += (samples[at] ?? 0) * (a + (b - a) * (position - left));
    }
    result[index] = sum * scale;
  }
  return result;
}

/** One half of the symmetric kernel, from its centre outwards. */
function kernel(): Float64Array {
  const table = new Float64Array(zeroCrossings * tableResolution + 2);
  for (let index = 0; index <= zeroCrossings * tableResolution; index += 1) {
    const x = index / tableResolution;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    table[index] = (sinc * besselI0(kaiserBeta * Math.sqrt(1 - (x / zeroCrossings) ** 2))) / besselI0(kaiserBeta);
  }
  return table;
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
