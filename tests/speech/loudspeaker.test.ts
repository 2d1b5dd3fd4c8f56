/** The real program plays into a PulseAudio without hardware, whose monitor is recorded: what was heard is compared with what was said. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleRate, systemClock } from '../../config/kernel/index.js';
import { levelDbFs } from '../../speech/audio/level.js';
import { Loudspeaker } from '../../speech/audio/loudspeaker.js';
import { createMicrophone } from '../../speech/audio/microphone.js';
import { atLevel } from '../../speech/prompts/equal-loudness.js';
import { startPulseAudio, pulseDevice, pulseLoudspeaker, type PulseAudio } from '../support/pulse-audio.js';
import { recordingLog, type LogLine } from '../support/station-bench.js';
import { amplitudeAt, sine } from '../support/signals.js';
import { waitUntil } from '../support/wait-until.js';

let pulse: PulseAudio;
let log: LogLine[];
const opened: Loudspeaker[] = [];

beforeAll(async () => {
  pulse = await startPulseAudio();
});
afterAll(() => pulse.stop());
beforeEach(() => {
  log = [];
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((loudspeaker) => loudspeaker.stop()));
});

function loudspeaker(environment: Readonly<Record<string, string>> = pulse.environment, device = pulseLoudspeaker) {
  const made = new Loudspeaker({ device, clock: systemClock, log: recordingLog(log), environment });
  opened.push(made);
  return made;
}

/** Quieter than this nothing sounds. */
const soundDbFs = -45;

/** Everything that the microphone hears until `during` is over; that is given what has been heard so far. */
async function heardWhile(during: (blocks: readonly Int16Array[]) => Promise<void>): Promise<Int16Array> {
  const microphone = createMicrophone({
    device: pulseDevice,
    clock: systemClock,
    log: recordingLog([]),
    environment: pulse.environment,
  });
  const blocks: Int16Array[] = [];
  const isOpen = new Promise<void>((resolve) => {
    microphone.onBlock((block) => {
      blocks.push(block);
      resolve();
    });
  });
  microphone.start();
  await isOpen;
  await during(blocks);
  await microphone.stop();
  return Int16Array.from(blocks.flatMap((block) => [...block]));
}

/** Where sound begins and ends, s. */
function extent(samples: Int16Array): { readonly from: number; readonly to: number } {
  const frame = 160;
  const levels = Array.from({ length: Math.floor(samples.length / frame) }, (_, index) =>
    levelDbFs(samples.subarray(index * frame, (index + 1) * frame)),
  );
  const isSound = (level: number): boolean => level > soundDbFs;
  const seconds = frame / sampleRate;
  return { from: levels.findIndex(isSound) * seconds, to: (levels.findLastIndex(isSound) + 1) * seconds };
}

describe('the loudspeaker', () => {
  it('plays the whole sound at its level, and is done when the last of it has sounded', async () => {
    const sound = atLevel(sine(700, 1.5, 0.3), -20);
    let isDone = false;
    const heard = await heardWhile(async () => {
      await loudspeaker().play(sound);
      isDone = true;
    });
    const { from, to } = extent(heard);
    expect(isDone).toBe(true);
    expect(to - from).toBeGreaterThan(1.4);
    expect(to - from).toBeLessThan(1.7);
    const middle = heard.subarray((from + 0.3) * sampleRate, (from + 1.1) * sampleRate);
    expect(levelDbFs(middle)).toBeCloseTo(-20, 0);
    expect(amplitudeAt(middle, 700, 32_768)).toBeGreaterThan(0.1);
    expect(log).toEqual([]);
  });

  it('cuts off what still sounds when it has something new to say', async () => {
    const speaker = loudspeaker();
    const first = speaker.play(sine(400, 30, 0.2));
    await speaker.play(sine(700, 0.3, 0.2));
    const startedMs = systemClock.now();
    await first;
    expect(systemClock.now() - startedMs).toBeLessThan(20_000);
    expect(log).toEqual([]);
  });

  it('is silent at once when what it plays is cut off, and plays what comes next', async () => {
    const speaker = loudspeaker();
    const cut = new AbortController();
    const startedMs = systemClock.now();
    const heard = await heardWhile(async (blocks) => {
      const playing = speaker.play(atLevel(sine(400, 30, 0.3), -20), cut.signal);
      const isSounding = (): boolean => blocks.filter((block) => levelDbFs(block) > soundDbFs).length >= 25;
      await waitUntil(isSounding, 'half a second of the sound');
      cut.abort();
      await playing;
      await speaker.play(atLevel(sine(700, 0.3, 0.3), -20));
    });
    expect(systemClock.now() - startedMs).toBeLessThan(20_000);
    const { from } = extent(heard);
    expect(amplitudeAt(heard.subarray(from * sampleRate, (from + 0.4) * sampleRate), 400, 32_768)).toBeGreaterThan(
      0.01,
    );
    expect(amplitudeAt(heard.subarray(-0.25 * sampleRate), 400, 32_768)).toBeLessThan(0.001);
    expect(log).toEqual([]);
  });

  it('is silent at once when Liftvoice ends', async () => {
    const speaker = loudspeaker();
    const playing = speaker.play(sine(400, 30, 0.2));
    const startedMs = systemClock.now();
    await speaker.stop();
    await playing;
    expect(systemClock.now() - startedMs).toBeLessThan(20_000);
    await speaker.play(sine(400, 6, 0.2));
    expect(log).toEqual([]);
  });
});

describe('a loudspeaker that fails', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liftvoice-aplay-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const short = sine(400, 0.2, 0.2);

  it.each([
    ['a missing program', { PATH: '/nonexistent' }, 'the program aplay is not installed'],
    [
      'a device that is not there',
      { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' },
      'aplay ended with exit code 1',
    ],
  ])('%s: says so once, however many answers are lost', async (_, environment, reason) => {
    const speaker = loudspeaker(environment, 'plughw:CARD=Nowhere');
    const troubles: (string | null)[] = [];
    speaker.onTrouble((trouble) => troubles.push(trouble));
    for (let answer = 0; answer < 3; answer += 1) await speaker.play(short);
    expect(troubles).toEqual([expect.stringContaining(reason)]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ level: 'warn', fields: { code: 'ELV-SPEECH-018' } });
  });

  it('tells when it is heard again', async () => {
    const program = join(folder, 'aplay');
    const environment = { ...pulse.environment, PATH: `${folder}:${pulse.environment['PATH'] ?? ''}` };
    const speaker = loudspeaker(environment);
    const troubles: (string | null)[] = [];
    speaker.onTrouble((trouble) => troubles.push(trouble));
    await writeFile(program, '#!/bin/sh\necho "device busy" >&2\nexit 1\n');
    await chmod(program, 0o755);
    await speaker.play(short);
    await rm(program);
    await speaker.play(short);
    expect(troubles).toEqual([expect.stringContaining('aplay ended with exit code 1: device busy'), null]);
  });

  it('that takes no sound is given up, also where it ignores being asked to end', async () => {
    const program = join(folder, 'aplay');
    await writeFile(program, '#!/bin/sh\ntrap "" TERM\nwhile :; do :; done\n');
    await chmod(program, 0o755);
    const speaker = loudspeaker({ PATH: folder });
    const troubles: (string | null)[] = [];
    speaker.onTrouble((trouble) => troubles.push(trouble));
    const startedMs = systemClock.now();
    await speaker.play(short);
    expect(systemClock.now() - startedMs).toBeGreaterThan(3_000);
    expect(troubles).toEqual([expect.stringContaining('aplay does not come to an end')]);
  });
});
