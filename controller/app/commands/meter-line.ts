import type { MetersView } from '../../api/contract/meters.schema.js';

const barLength = 10;
/** What the bar begins with: below lies a microphone's own noise. */
const quietestDbFs = -70;

/** The meters on one line of a terminal of 80 columns: the bar, and the numbers behind it. */
export function meterLine(meters: MetersView, isSpeech: boolean): string {
  const { levelDbFs, peakDbFs, noiseFloorDbFs } = meters;
  const share = Math.min(1, Math.max(0, (levelDbFs - quietestDbFs) / -quietestDbFs));
  const bar = '#'.repeat(Math.round(share * barLength)).padEnd(barLength, '.');
  const levels = `${whole(levelDbFs)} peak ${whole(peakDbFs)} room ${whole(noiseFloorDbFs)} dBFS`;
  return `${isSpeech ? 'speech ' : 'silence'} [${bar}] ${levels}, ${quality(meters)}`;
}

/** The same for a file that somebody reads later. */
export function plainMeterLine(meters: MetersView, isSpeech: boolean): string {
  const { levelDbFs, peakDbFs, noiseFloorDbFs } = meters;
  const levels = `level ${whole(levelDbFs)}, peak ${whole(peakDbFs)}, room ${whole(noiseFloorDbFs)} dBFS`;
  return `${isSpeech ? 'speech' : 'silence'}: ${levels}, ${quality(meters)}`;
}

/** What an installer looks at: does the talker stand out, is the gain too high, is there a ground loop. */
function quality({ speechToNoiseDb, clipping, hum }: MetersView): string {
  const humText = hum === null ? 'no hum' : `hum ${hum.hertz} Hz ${whole(hum.levelDbFs)}`;
  return `s/n ${whole(speechToNoiseDb)} dB, clip ${(clipping * 100).toFixed(1)} %, ${humText}`;
}

function whole(value: number | null): string {
  return value === null ? '-' : value.toFixed(0);
}
