import { effect, signal } from '@preact/signals';

export interface SoundOutput {
  readonly context: AudioContext;
  /** What everything sounds through; silent while the visitor wants no sound. */
  readonly volume: GainNode;
}

export const isSoundOn = signal(true);
let output: SoundOutput | null = null;

/** Browsers allow sound only after the visitor did something; before that everything stays text and light. */
export function unlockSoundOnFirstGesture(): void {
  const unlock = (): void => {
    output ??= open();
    void output.context.resume();
  };
  for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, unlock, { once: true });
}

/** null while the browser allows no sound, or the visitor wants none. */
export function soundOutput(): SoundOutput | null {
  return isSoundOn.value ? output : null;
}

function open(): SoundOutput {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.connect(context.destination);
  return { context, volume };
}

effect(() => {
  const level = isSoundOn.value ? 1 : 0;
  if (output !== null) output.volume.gain.value = level;
});

/** null where it cannot be had. */
export async function loadSound(context: AudioContext, url: string): Promise<AudioBuffer | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await context.decodeAudioData(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
