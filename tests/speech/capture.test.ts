/**
 * The real chain: a sound is played into a PulseAudio null sink, `arecord` records its monitor under node-record-lpcm16, and the
 * supervisor tells what it hears. Real time, hence few tests, in the order of one microphone's life.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../config/kernel/index.js';
import type { AudioSource, AudioState, Log } from '../../config/kernel/index.js';
import { createMicrophone } from '../../speech/audio/microphone.js';
import { pulseDevice, startPulseAudio } from '../support/pulse-audio.js';
import type { PulseAudio } from '../support/pulse-audio.js';
import { amplitudeAt, sine } from '../support/signals.js';
import { waitUntil } from '../support/wait-until.js';

/** How long a change of state may take before the test fails: one stall, one back-off and a slow machine. */
const patienceMs = 40_000;

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

  /** A sound sets in, and goes on until the microphone has told that it hears. */
  const hearsAgain = (): Promise<void> =>
    pulse.playUntil(sine(500, 60, 0.2), waitForState(microphone, { kind: 'flowing' }));

  it('hears a tone that is played, whole and at its pitch', async () => {
    const heard: number[] = [];
    const unsubscribe = microphone.onBlock((block) => heard.push(...block));
    const begin = (): number => heard.findIndex((sample) => Math.abs(sample) > 1_000);
    await pulse.play(sine(1_000, 0.5, 0.5));
    // What has been played is still on its way.
    await waitUntil(() => begin() >= 0 && heard.length >= begin() + 6_400, 'the tone');
    unsubscribe();
    const tone = heard.slice(begin(), begin() + 6_400);
    expect(amplitudeAt(tone, 1_000, 32_768)).toBeCloseTo(0.5, 1);
    expect(amplitudeAt(tone, 1_300, 32_768)).toBeLessThan(0.01);
  });

  it('is deaf when nothing but zeros comes after a signal', async () => {
    await waitForState(microphone, { kind: 'deaf', reason: 'silent' });
  });

  it('hears again with the next sound', async () => {
    await hearsAgain();
  });

  it('is deaf when the source is suspended, which reports no error to anybody', async () => {
    await pulse.setSuspended(true);
    await waitForState(microphone, { kind: 'deaf', reason: 'stalled' });
    await pulse.setSuspended(false);
    await hearsAgain();
  });

  it('is deaf when the server records another source instead, though that one sounds', async () => {
    await pulse.moveRecording('other.monitor');
    await waitForState(microphone, { kind: 'deaf', reason: 'wrongSource' });
    // The next run of the program asks for its own source again.
    await hearsAgain();
  });

  it('is deaf when the microphone is unplugged and the server moves the recording to what is left', async () => {
    const states: AudioState[] = [];
    const unsubscribe = microphone.onState((state) => states.push(state));
    const unplugged = async (): Promise<void> => {
      await pulse.unplug();
      // Its own source is gone: the program that asks for it ends.
      await waitForState(microphone, { kind: 'deaf', reason: 'ended' });
    };
    // What is left sounds, or its silence may be noticed before the server has told where it comes from.
    await pulse.playUntil(sine(500, 60, 0.2), unplugged(), 'other');
    unsubscribe();
    expect(states.map((state) => state.kind)).toEqual(['deaf', 'deaf']);
    expect(states[0]).toEqual({ kind: 'deaf', reason: 'wrongSource' });
    await pulse.plugIn();
    await hearsAgain();
  });

  it('is deaf when the sound server dies and is back after it was restarted', async () => {
    await pulse.kill();
    await waitForState(microphone, { kind: 'deaf', reason: 'ended' });
    await pulse.restart();
    await hearsAgain();
  });
});

/** A program named arecord that misbehaves, first in the path. */
async function withProgram(script: string): Promise<{ folder: string; environment: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'liftvoice-arecord-'));
  await writeFile(join(folder, 'arecord'), `#!${process.execPath}\n${script}`, { mode: 0o755 });
  return { folder, environment: { PATH: folder } };
}

/** Of the programs that wrote theirs into it. */
async function pidsIn(folder: string): Promise<readonly number[]> {
  return (await readFile(join(folder, 'pids'), 'utf8')).trim().split(' ').map(Number);
}

function microphoneOf(environment: Record<string, string>, lines: string[]): AudioSource {
  const log: Log = { ...silentLog, warn: (_, message) => lines.push(message), child: () => log };
  return createMicrophone({ device: 'plughw:CARD=Array', clock: systemClock, log, environment });
}

describe('a recording program that misbehaves', () => {
  it('is taken for lost when it ends with exit code 0, which it never should', async () => {
    const lines: string[] = [];
    const { folder, environment } = await withProgram('process.stdout.write(Buffer.alloc(6400, 1));');
    const microphone = microphoneOf(environment, lines);
    microphone.start();
    await waitForState(microphone, { kind: 'flowing' });
    await waitForState(microphone, { kind: 'deaf', reason: 'ended' });
    await microphone.stop();
    expect(lines[0]).toBe('microphone plughw:CARD=Array is deaf: arecord ended with exit code 0 (ELV-SPEECH-004)');
    await rm(folder, { recursive: true });
  });

  it('is ended by force when it ignores SIGTERM, and nothing of it is left', async () => {
    const lines: string[] = [];
    const { folder, environment } = await withProgram(
      `process.on('SIGTERM', () => undefined);
       require('fs').appendFileSync(__dirname + '/pids', process.pid + ' ');
       process.stdout.write(Buffer.alloc(640, 1));
       setInterval(() => undefined, 1000);`,
    );
    const microphone = microphoneOf(environment, lines);
    microphone.start();
    await waitForState(microphone, { kind: 'flowing' });
    await waitForState(microphone, { kind: 'deaf', reason: 'stalled' });
    // A second run proves that the first one has ended: only then is the next one started.
    await waitForState(microphone, { kind: 'flowing' });
    await microphone.stop();
    const pids = await pidsIn(folder);
    expect(pids.length).toBeGreaterThanOrEqual(2);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await rm(folder, { recursive: true });
  });

  it('is not waited for when a program of its own keeps its pipes open', async () => {
    const lines: string[] = [];
    const { folder, environment } = await withProgram(
      `const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60000)'], { stdio: 'inherit' });
       require('fs').appendFileSync(__dirname + '/pids', child.pid + ' ');
       child.unref();
       process.exit(1);`,
    );
    const microphone = microphoneOf(environment, lines);
    const startedAtMs = performance.now();
    microphone.start();
    await waitForState(microphone, { kind: 'deaf', reason: 'ended' });
    await microphone.stop();
    expect(performance.now() - startedAtMs).toBeLessThan(30_000);
    for (const pid of await pidsIn(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true });
  });
});

describe('a machine without arecord', () => {
  it('is deaf with one clear line', async () => {
    const lines: string[] = [];
    const microphone = microphoneOf({ PATH: '/nonexistent' }, lines);
    microphone.start();
    await waitForState(microphone, { kind: 'deaf', reason: 'missingProgram' });
    await microphone.stop();
    expect(lines).toEqual([
      'microphone plughw:CARD=Array is deaf: the program arecord is not installed (Debian: apt-get install alsa-utils) (ELV-SPEECH-004)',
    ]);
  });
});
