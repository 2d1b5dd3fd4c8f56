/**
 * Power of one tone, 0..1 relative to full scale squared: a full-scale sine gives 0.5, as its mean square does. Goertzel's
 * recursion over samples under a Hann window, which keeps strong neighbours out from two bins on (a bin is rate / length).
 */
export function tonePower(samples: Int16Array, hertz: number, rate: number): number {
  const { length } = samples;
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let previous = 0;
  let beforeThat = 0;
  for (let index = 0; index < length; index += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / length);
    const next = ((samples[index] ?? 0) / 32_768) * window + coefficient * previous - beforeThat;
    beforeThat = previous;
    previous = next;
  }
  const energy = previous ** 2 + beforeThat ** 2 - coefficient * previous * beforeThat;
  // The window's mean is a half: amplitude a gives |X| = a * length / 4, and power is half the amplitude's square.
  return (8 * energy) / length ** 2;
}
