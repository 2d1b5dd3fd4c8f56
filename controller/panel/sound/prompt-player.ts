import type { PromptView } from '../../api/contract/view.schema.js';
import { loadSound, soundOutput, type SoundOutput } from './sound-output.js';

/** What answers sound through, so that all of them can be cut off; null: none has sounded since. */
let outlet: GainNode | null = null;
let hushes = 0;

/** Plays the spoken prompt, or its tone where there is none or it cannot be had. */
export function playPrompt(prompt: PromptView): void {
  const output = soundOutput();
  if (output !== null) void playOn(output, prompt);
}

/** Cuts off what sounds, and what is about to. */
export function hush(): void {
  hushes += 1;
  outlet?.disconnect();
  outlet = null;
}

async function playOn(output: SoundOutput, prompt: PromptView): Promise<void> {
  const hushesBefore = hushes;
  const speech = prompt.url === null ? null : await loadSound(output.context, prompt.url);
  if (hushes !== hushesBefore) return;
  if (speech === null) {
    playTone(output, prompt.tone);
    return;
  }
  const source = output.context.createBufferSource();
  source.buffer = speech;
  source.connect(outletOf(output));
  source.start();
}

function outletOf({ context, volume }: SoundOutput): GainNode {
  if (outlet === null) {
    outlet = context.createGain();
    outlet.connect(volume);
  }
  return outlet;
}

/** Hertz one after another: up is yes, the same twice is "already", down is no, one is "go ahead". All inside 300-3,000 Hz (ADA 2010, 407.4.8.2). */
const tones: Readonly<Record<PromptView['tone'], readonly number[]>> = {
  accepted: [660, 880],
  already: [880, 880],
  question: [660, 990],
  refused: [520, 390],
  listening: [880],
};
const noteSeconds = 0.14;

function playTone(output: SoundOutput, tone: PromptView['tone']): void {
  const { context } = output;
  tones[tone].forEach((frequency, index) => {
    const start = context.currentTime + index * (noteSeconds + 0.03);
    const oscillator = context.createOscillator();
    const envelope = context.createGain();
    oscillator.frequency.value = frequency;
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(0.2, start + 0.01);
    envelope.gain.setTargetAtTime(0, start + noteSeconds - 0.05, 0.02);
    oscillator.connect(envelope).connect(outletOf(output));
    oscillator.start(start);
    oscillator.stop(start + noteSeconds + 0.1);
  });
}
