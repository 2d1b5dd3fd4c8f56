/**
 * The real chain: a sound is played into a PulseAudio null sink, `arecord` records its monitor under node-record-lpcm16, and the
 * supervisor tells what it hears. Real time, hence few tests, in the order of one microphone's life.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import type { AudioSource, AudioState, Log } from '../../config/kernel/index.js';
import { createMicrophone } from '../../speech/audio/microphone.js';
import { pulseDevice, startPulseAudio } from '../support/pulse-audio.js';
import type { PulseAudio } from '../support/pulse-audio.js';
import { amplitudeAt, sine } from '../support/signals.js';

/** How long a change of state may take before the test fails: one stall, one back-off and a slow machine. */
const patienceMs = 8_000;

function waitForState(source: AudioSource, wanted: AudioState): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = (state: AudioState): void => {
      if (JSON.stringify(state) !== JSON.stringify(wanted)) return;
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const unsubscribe = source.onState(check);
    const timer = setTimeout(() => {
      unsubscribe();
      reject(new Error(`is ${JSON.stringify(source.state)}, not ${JSON.stringify(wanted)}`));
    }, patienceMs);
    check(source.state);
  });
}

describe('a microphone behind PulseAudio', () => {
  let pulse: PulseAudio;
  let microphone: AudioSource;

  beforeAll(async () => {
    pulse = await startPulseAudio();
    microphone = createMicrophone({
      device: pulseDevice,
      clock: systemClock,
      log: silentLog,
      environment: pulse.environment,
    });
    microphone.start();
    await waitForState(microphone, { kind: 'flowing' });
  });

  afterAll(async () => {
    await microphone.stop();
    await pulse.stop();
  });

  it('hears a tone that is played, whole and at its pitch', async () => {
    const heard: number[] = [];
    const unsubscribe = microphone.onBlock((block) => heard.push(...block));
    await pulse.play(sine(1_000, 0.5, 0.5));
    unsubscribe();
    const first = heard.findIndex((sample) => Math.abs(sample) > 1_000);
    const tone = heard.slice(first, first + 6_400);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(amplitudeAt(tone, 1_000, 32_768)).toBeCloseTo(0.5, 1);
    expect(amplitudeAt(tone, 1_300, 32_768)).toBeLessThan(0.01);
  });

  it('is deaf when nothing but zeros comes after a signal', async () => {
    await waitForState(microphone, { kind: 'deaf', reason: 'silent' });
  });

  it('hears again with the next sound', async () => {
    await Promise.all([waitForState(microphone, { kind: 'flowing' }), pulse.play(sine(500, 1.5, 0.2))]);
  });

  it('is deaf when the source is suspended, which reports no error to anybody', async () => {
    await pulse.setSuspended(true);
    await waitForState(microphone, { kind: 'deaf', reason: 'stalled' });
    await pulse.setSuspended(false);
    await Promise.all([waitForState(microphone, { kind: 'flowing' }), pulse.play(sine(500, 2, 0.2))]);
  });

  it('is deaf when the sound server dies and is back after it was restarted', async () => {
    await pulse.kill();
    await waitForState(microphone, { kind: 'deaf', reason: 'ended' });
    await pulse.restart();
    await Promise.all([waitForState(microphone, { kind: 'flowing' }), pulse.play(sine(500, 3, 0.2))]);
  });
});

describe('a machine without arecord', () => {
  it('is deaf with one clear line', async () => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, warn: (_, message) => lines.push(message), child: () => log };
    const microphone = createMicrophone({
      device: 'plughw:CARD=Array',
      clock: systemClock,
      log,
      environment: { PATH: '/nonexistent' },
    });
    microphone.start();
    await waitForState(microphone, { kind: 'deaf', reason: 'missingProgram' });
    await microphone.stop();
    expect(lines).toEqual([
      'microphone plughw:CARD=Array is deaf: the program arecord is not installed (ELV-SPEECH-004)',
    ]);
  });
});
