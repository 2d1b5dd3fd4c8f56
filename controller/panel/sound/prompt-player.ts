import type { PromptView } from '../../api/contract/view.schema.js';

let context: AudioContext | null = null;
/** What everything sounds through, so that all of it can be cut off; null: nothing has sounded since. */
let outlet: GainNode | null = null;
let hushes = 0;

/** Browsers allow sound only after the visitor did something; before that prompts stay text and light. */
export function unlockSoundOnFirstGesture(): void {
  const unlock = (): void => {
    context ??= new AudioContext();
    void context.resume();
  };
  for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, unlock, { once: true });
}

/** Plays the spoken prompt, or its tone where there is none or it cannot be had. */
export function playPrompt(prompt: PromptView): void {
  if (context === null) return;
  void playOn(context, prompt);
}

/** Cuts off what sounds, and what is about to. */
export function hush(): void {
  hushes += 1;
  outlet?.disconnect();
  outlet = null;
}

async function playOn(output: AudioContext, prompt: PromptView): Promise<void> {
  const hushesBefore = hushes;
  const speech = prompt.url === null ? null : await load(output, prompt.url);
  if (hushes !== hushesBefore) return;
  if (speech === null) {
    playTone(output, prompt.tone);
    return;
  }
  const source = output.createBufferSource();
  source.buffer = speech;
  source.connect(outletOf(output));
  source.start();
}

function outletOf(output: AudioContext): GainNode {
  if (outlet === null) {
    outlet = output.createGain();
    outlet.connect(output.destination);
  }
  return outlet;
}

async function load(output: AudioContext, url: string): Promise<AudioBuffer | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await output.decodeAudioData(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Hertz one after another: up is yes, the same twice is "already", down is no. All inside 300-3,000 Hz (ADA 2010, 407.4.8.2). */
const tones: Readonly<Record<PromptView['tone'], readonly number[]>> = {
  accepted: [660, 880],
  already: [880, 880],
  question: [660, 990],
  refused: [520, 390],
};
const noteSeconds = 0.14;

function playTone(output: AudioContext, tone: PromptView['tone']): void {
  tones[tone].forEach((frequency, index) => {
    const start = output.currentTime + index * (noteSeconds + 0.03);
    const oscillator = output.createOscillator();
    const envelope = output.createGain();
    oscillator.frequency.value = frequency;
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(0.2, start + 0.01);
    envelope.gain.setTargetAtTime(0, start + noteSeconds - 0.05, 0.02);
    oscillator.connect(envelope).connect(outletOf(output));
    oscillator.start(start);
    oscillator.stop(start + noteSeconds + 0.1);
  });
}
