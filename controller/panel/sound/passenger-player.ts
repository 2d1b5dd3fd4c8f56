import type { PassengerView } from '../../api/contract/view.schema.js';
import { microphone } from '../microphone/browser-microphone.js';
import { loadSound, soundOutput, type SoundOutput } from './sound-output.js';

/**
 * Plays what a passenger says while the microphone in the car hears it. Not beside the visitor's own microphone, which would hear
 * it from the loudspeaker and say it to the lift a second time.
 */
export function playPassenger({ url }: PassengerView): void {
  const output = soundOutput();
  if (output === null || microphone.value.kind === 'on') return;
  void playOn(output, url);
}

async function playOn({ context, volume }: SoundOutput, url: string): Promise<void> {
  const speech = await loadSound(context, url);
  if (speech === null) return;
  const source = context.createBufferSource();
  source.buffer = speech;
  source.connect(volume);
  source.start();
}
