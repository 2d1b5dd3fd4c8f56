import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AudioState } from '../../../config/kernel/index.js';
import { blockSamples, VirtualClock } from '../../../config/kernel/index.js';
import type { CabinSound } from '../../../simulator/passenger/cabin-sound.js';
import { createCabinSound } from '../../../simulator/passenger/cabin-sound.js';

let clock: VirtualClock;
let cabin: CabinSound;
let blocks: Int16Array[];
let states: AudioState[];

beforeEach(() => {
  clock = new VirtualClock();
  cabin = createCabinSound(clock, 7);
  blocks = [];
  states = [];
  cabin.onBlock((block) => blocks.push(block));
  cabin.onState((state) => states.push(state));
  cabin.start();
});

afterEach(async () => {
  await cabin.stop();
  expect(clock.pending).toBe(0);
});

const tone = (durationMs: number, amplitude: number): Int16Array =>
  Int16Array.from({ length: durationMs * 16 }, (_, index) => Math.round(amplitude * Math.sin(index * 0.3)));

function dbFs(samples: Int16Array): number {
  return 20 * Math.log10(Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length) / 32_768);
}

function joined(list: readonly Int16Array[]): Int16Array {
  return Int16Array.from(list.flatMap((block) => [...block]));
}

/** Whether a block carries a voice rather than the room. */
const isVoice = (block: Int16Array): boolean => dbFs(block) > -40;

describe('who speaks', () => {
  it('is told when they begin, with all they will say as it sounds in the car', async () => {
    const begun: { atMs: number; samples: Int16Array }[] = [];
    cabin.onSpeech((samples) => begun.push({ atMs: clock.now(), samples }));
    cabin.letSpeakersWait(true);
    const [first, second] = [cabin.speak(tone(400, 900)), cabin.speak(tone(200, 900))];
    await clock.advance(500);
    expect(begun).toEqual([]);
    cabin.letSpeakersWait(false);
    await clock.resolve(Promise.all([first, second]));
    const [one, two] = begun;
    expect([one?.samples.length, two?.samples.length]).toEqual([400 * 16, 200 * 16]);
    expect((two?.atMs ?? 0) - (one?.atMs ?? 0)).toBeGreaterThanOrEqual(700);
    expect(dbFs(one?.samples ?? new Int16Array(1))).toBeGreaterThan(-24);
  });

  it('without manners does not wait when the others have to', async () => {
    cabin.letSpeakersWait(true);
    void cabin.speak(tone(200, 900), false);
    await clock.advance(100);
    expect(isVoice(blocks.at(-1)!)).toBe(true);
    void cabin.speak(tone(200, 900));
    await clock.advance(1000);
    expect(isVoice(blocks.at(-1)!)).toBe(false);
  });
});

describe('the room', () => {
  it('gives a block of 320 samples every 20 ms', async () => {
    await clock.advance(1000);
    expect(blocks).toHaveLength(50);
    expect(blocks.every((block) => block.length === blockSamples)).toBe(true);
  });

  it('is quiet, never silent, and the same for the same seed', async () => {
    await clock.advance(2000);
    expect(dbFs(joined(blocks))).toBeGreaterThan(-62);
    expect(dbFs(joined(blocks))).toBeLessThan(-58);
    expect(blocks.every((block) => dbFs(block) > -66)).toBe(true);
    const twin: Int16Array[] = [];
    const other = createCabinSound(clock, 7);
    other.onBlock((block) => twin.push(block));
    other.start();
    await clock.advance(2000);
    await other.stop();
    expect(twin).toEqual(blocks.slice(0, 100));
  });

  it('is as loud as it is to be beside a voice, and quiet again', async () => {
    const voice = tone(1000, 3000);
    cabin.setNoise({ voice, overNoiseDb: 10 });
    await clock.advance(1000);
    // A tone is heard at -20 dBFS (below), all of it as loud as its loudest.
    expect(dbFs(joined(blocks))).toBeGreaterThan(-31);
    expect(dbFs(joined(blocks))).toBeLessThan(-29);
    blocks.length = 0;
    cabin.setNoise(null);
    await clock.advance(1000);
    expect(dbFs(joined(blocks))).toBeLessThan(-58);
  });

  it('loses no block when the process was late', async () => {
    const lateClock = new VirtualClock();
    let isStalled = false;
    const stalling = {
      now: () => lateClock.now(),
      setTimeout: (callback: () => void, delayMs: number) =>
        lateClock.setTimeout(callback, isStalled ? delayMs + 500 : delayMs),
      clearTimeout: (handle: object) => {
        lateClock.clearTimeout(handle);
      },
    };
    const late = createCabinSound(stalling);
    let count = 0;
    late.onBlock(() => (count += 1));
    late.start();
    await lateClock.advance(100);
    isStalled = true;
    await lateClock.advance(20);
    isStalled = false;
    await lateClock.advance(880);
    expect(count).toBe(50);
    await late.stop();
  });

  it('says when it flows and when it ended', async () => {
    expect(cabin.state).toEqual({ kind: 'flowing' });
    await cabin.stop();
    expect(states).toEqual([{ kind: 'flowing' }, { kind: 'deaf', reason: 'ended' }]);
    await clock.advance(1000);
    expect(blocks).toEqual([]);
  });
});

describe('a passenger', () => {
  it.each([300, 3000, 30_000])('recorded with amplitude %i is heard at -20 dBFS', async (amplitude) => {
    const speaking = cabin.speak(tone(1000, amplitude));
    await clock.advance(1000);
    await expect(speaking).resolves.toBe(1000);
    const heard = joined(blocks.filter(isVoice));
    expect(dbFs(heard)).toBeGreaterThan(-20.5);
    expect(dbFs(heard)).toBeLessThan(-19.5);
  });

  it('is not clipped, however peaky', async () => {
    const peaky = tone(1000, 500);
    peaky[8000] = 32_767;
    void cabin.speak(peaky);
    await clock.advance(1000);
    expect(joined(blocks).reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0)).toBeLessThan(30_000);
  });

  it('who says nothing adds nothing', async () => {
    const speaking = cabin.speak(new Int16Array(1600));
    await clock.advance(200);
    await expect(speaking).resolves.toBe(100);
    expect(blocks.some(isVoice)).toBe(false);
    await expect(cabin.speak(new Int16Array(0))).resolves.toBe(0);
  });

  it('waits for the one before, and 0.3 s more', async () => {
    const ended: number[] = [];
    void cabin.speak(tone(400, 3000)).then(() => ended.push(clock.now()));
    void cabin.speak(tone(200, 3000)).then(() => ended.push(clock.now()));
    await clock.advance(2000);
    expect(ended).toEqual([400, 900]);
    expect(blocks.map(isVoice).lastIndexOf(true)).toBe(44);
    expect(blocks.slice(20, 35).some(isVoice)).toBe(false);
  });

  it('is told how far it came when the sound stops', async () => {
    const speaking = cabin.speak(tone(1000, 3000));
    const waiting = cabin.speak(tone(1000, 3000));
    await clock.advance(400);
    await cabin.stop();
    await expect(speaking).resolves.toBe(400);
    await expect(waiting).resolves.toBe(0);
  });
});

describe('manners', () => {
  it('who is to speak waits while the lift speaks; who speaks already finishes', async () => {
    const first = cabin.speak(tone(400, 8_000));
    await clock.advance(200);
    cabin.letSpeakersWait(true);
    const second = cabin.speak(tone(400, 8_000));
    await clock.advance(1_000);
    await expect(first).resolves.toBe(400);
    blocks = [];
    await clock.advance(2_000);
    expect(blocks.some(isVoice)).toBe(false);
    cabin.letSpeakersWait(false);
    await clock.advance(500);
    await expect(second).resolves.toBe(400);
    expect(blocks.some(isVoice)).toBe(true);
  });
});
