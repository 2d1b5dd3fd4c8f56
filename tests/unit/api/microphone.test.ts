import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { sampleRate, VirtualClock } from '../../../config/kernel/index.js';
import { listen } from '../../../controller/api/listen.js';
import { MicrophoneFrames } from '../../../controller/api/sockets/microphone-frames.js';
import { eventually } from '../../support/wait-until.js';
import { buildTestApp } from './build-test-app.js';
import { connect } from './socket-client.js';

const path = '/api/v1/microphone/car-1';

describe('frames of the browser microphone', () => {
  it('are little-endian whatever the memory they lie in', () => {
    const bytes = Uint8Array.from([99, 0x01, 0x00, 0xff, 0xff, 0x00, 0x80]).subarray(1);
    const verdict = new MicrophoneFrames(new VirtualClock()).accept(bytes, true);
    expect(verdict).toEqual({ ok: true, samples: Int16Array.from([1, -1, -32768]) });
  });

  it('may catch up after a stall but not outrun time', async () => {
    const clock = new VirtualClock();
    const frames = new MicrophoneFrames(clock);
    const second = new Uint8Array(2 * sampleRate);
    for (let count = 0; count < 5; count += 1) expect(frames.accept(second, true).ok).toBe(true);
    expect(frames.accept(second, true)).toMatchObject({ ok: false, closeCode: 1008 });
    await clock.advance(10_000);
    expect(frames.accept(second, true).ok).toBe(true);
  });
});

describe('WebSocket /microphone/:station', () => {
  it('hands the samples of every frame to the station and gives it back when the page leaves', async () => {
    const { app, runtime } = await buildTestApp();
    const listening = await listen(app, { port: 0 });
    if (!listening.ok) throw listening.failure;
    const socket = new WebSocket(`ws://127.0.0.1:${listening.value.port}${path}`);
    await once(socket, 'open');
    socket.send(Uint8Array.from([1, 0, 2, 0]));
    socket.send(new Uint8Array(0));
    socket.send(Uint8Array.from([3, 0]));
    await eventually(() => {
      expect(runtime.heardSamples).toEqual([Int16Array.of(1, 2), Int16Array.of(), Int16Array.of(3)]);
    });
    socket.close();
    await eventually(() => {
      expect(runtime.isMicrophoneOpen).toBe(false);
    });
  });

  it.each([
    ['a text frame', 'hello', 1003],
    ['half a sample', new Uint8Array(3), 1003],
    ['more than 64 kB', new Uint8Array(64 * 1024 + 2), 1009],
  ])('closes on %s and hears none of it', async (_name, frame, code) => {
    const { app, runtime } = await buildTestApp();
    const { socket, closed } = await connect(app, path);
    socket.send(frame);
    expect(await closed).toBe(code);
    expect(runtime.heardSamples).toEqual([]);
    expect(runtime.isMicrophoneOpen).toBe(false);
  });

  it('refuses a second microphone with 1013 and leaves the first alone', async () => {
    const { app, runtime } = await buildTestApp();
    await connect(app, path);
    const second = await connect(app, path);
    expect(await second.closed).toBe(1013);
    expect(runtime.isMicrophoneOpen).toBe(true);
  });

  it('refuses an unknown station with 4404', async () => {
    const { app } = await buildTestApp();
    const { closed } = await connect(app, '/api/v1/microphone/car-9');
    expect(await closed).toBe(4404);
  });

  it('refuses where the lift is a real one with 4409', async () => {
    const { app, runtime } = await buildTestApp({ isSimulated: false });
    const { closed } = await connect(app, path);
    expect(await closed).toBe(4409);
    expect(runtime.isMicrophoneOpen).toBe(false);
  });
});
