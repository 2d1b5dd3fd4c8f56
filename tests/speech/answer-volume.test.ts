/** A room becomes loud, and the answers with it: real sound through a PulseAudio without hardware, the room as the real ears measure it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRate, silentLog, systemClock, type AudioSource } from '../../config/kernel/index.js';
import type { PromptRequest } from '../../controller/adapters/station-service.types.js';
import { PromptShelf } from '../../controller/app/prompt-shelf.js';
import { AnswerVolume, atLevel, createMicrophone, Loudspeaker, type Hearing } from '../../speech/index.js';
import { speechLevelDbFs } from '../../speech/prompts/speech-level.js';
import { toFloat32 } from '../../speech/audio/pcm.js';
import { OfficeSpeech } from '../support/office-speech.js';
import { pulseDevice, pulseLoudspeaker, startPulseAudio, type PulseAudio } from '../support/pulse-audio.js';

const limits = { quietestDbFs: -40, loudestDbFs: -20 };

let pulse: PulseAudio;
let speech: OfficeSpeech;
let hearing: Hearing;
let microphone: AudioSource;
let loudspeaker: Loudspeaker;

beforeAll(async () => {
  pulse = await startPulseAudio();
  speech = await OfficeSpeech.open();
  const { environment } = pulse;
  const common = { clock: systemClock, log: silentLog, environment };
  microphone = createMicrophone({ device: pulseDevice, ...common });
  loudspeaker = new Loudspeaker({ device: pulseLoudspeaker, ...common });
  hearing = await speech.hearing();
  hearing.listen(microphone);
  microphone.start();
});
afterAll(async () => {
  await loudspeaker.stop();
  await microphone.stop();
  await hearing.stop();
  await speech.close();
  await pulse.stop();
});

/** Noise like that of a fan: no voice, the same at every moment. */
function noise(seconds: number, levelDbFs: number): Int16Array {
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  let slow = 0;
  const samples = Int16Array.from({ length: seconds * sampleRate }, () => {
    slow += 0.05 * (random() - slow);
    return Math.round(slow * 20_000);
  });
  return atLevel(samples, levelDbFs);
}

/** Settles as soon as the ears take the room for about so loud. */
function roomOf(levelDbFs: number): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = microphone.onBlock(() => {
      if (Math.abs((hearing.roomLevelDbFs ?? Infinity) - levelDbFs) > 3) return;
      unsubscribe();
      resolve();
    });
  });
}

it(
  'an answer arrives at the microphone at least 10 dB over the room, as long as the site allows it, and never louder than that',
  { timeout: 120_000 },
  async () => {
    const answer = atLevel(noise(1, -30), limits.quietestDbFs);
    const shelf = new PromptShelf({
      store: { prompt: () => Promise.resolve({ ok: true, value: answer }), isReady: () => Promise.resolve(true) },
      levelDbFs: limits.quietestDbFs,
      onPrompt: () => undefined,
      log: silentLog,
    });
    const volume = new AnswerVolume({ ...limits, microphone, roomLevelDbFs: () => hearing.roomLevelDbFs });
    const player = shelf.playerWith(loudspeaker, volume);
    /** Half duplex as always; answers in how loud it arrived. */
    const speak = async (): Promise<number> => {
      const heard: Int16Array[] = [];
      hearing.setMuted(true);
      const unsubscribe = microphone.onBlock((block) => heard.push(block));
      const request = {
        station: 'car-1',
        tone: 'accepted',
        spoken: {},
        answer: { language: 'en' },
      } as unknown as PromptRequest;
      await (
        await player.play(request, new AbortController().signal)
      ).ended;
      unsubscribe();
      hearing.setMuted(false);
      return speechLevelDbFs(toFloat32(Int16Array.from(heard.flatMap((block) => [...block]))));
    };
    await new Promise<void>((resolve) => {
      const unsubscribe = microphone.onBlock(() => {
        if (hearing.roomLevelDbFs === null) return;
        unsubscribe();
        resolve();
      });
    });
    expect(await speak()).toBeCloseTo(limits.quietestDbFs, -1);
    for (const noiseDbFs of [-45, -25]) {
      const spokenAndMeasured = async (): Promise<void> => {
        await roomOf(noiseDbFs);
        const leastDbFs = Math.min(limits.loudestDbFs, (hearing.roomLevelDbFs ?? NaN) + 10);
        // Half a decibel for the pause within the answer.
        expect(await speak()).toBeGreaterThan(leastDbFs - 0.5);
      };
      // Longer than the ears take a noise that sets in for a voice.
      await pulse.playUntil(noise(60, noiseDbFs), spokenAndMeasured());
      expect(volume.levelDbFs).toBeLessThanOrEqual(limits.loudestDbFs);
    }
  },
);
