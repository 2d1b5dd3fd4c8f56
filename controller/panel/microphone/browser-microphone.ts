import { signal } from '@preact/signals';
import { addressOf } from '../state/server-address.js';
import captureUrl from './capture.worklet.ts?worker&url';
import type { PcmFrame } from './pcm-framer.js';

export type MicrophoneTrouble = 'denied' | 'missing' | 'unsupported' | 'busy' | 'lost' | 'failed';
export type MicrophoneState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on' }
  | { readonly kind: 'trouble'; readonly trouble: MicrophoneTrouble };

export const microphone = signal<MicrophoneState>({ kind: 'off' });
/** 0..1 */
export const microphoneLevel = signal(0);

/** Bytes that may wait in the browser; when the network stalls, old speech is dropped rather than delivered late. */
const mostWaitingBytes = 64 * 1024;
/** "Try again later": another browser has the microphone of this station. */
const closedBecauseBusy = 1013;

let stopRunning: (() => void) | null = null;

export async function startMicrophone(stationId: string): Promise<void> {
  if (microphone.value.kind === 'starting' || microphone.value.kind === 'on') return;
  const starting: MicrophoneState = { kind: 'starting' };
  microphone.value = starting;
  // While something was awaited, the socket may have been refused: then the reason stands already.
  const isStillStarting = (): boolean => microphone.value === starting;
  try {
    const { context, stream, socket } = await openStream(stationId);
    await context.audioWorklet.addModule(captureUrl);
    if (!isStillStarting()) return;
    capture(context, stream, socket);
    microphone.value = { kind: 'on' };
  } catch (error) {
    if (isStillStarting()) end(troubleOf(error));
  }
}

export function stopMicrophone(): void {
  end(null);
}

function end(trouble: MicrophoneTrouble | null): void {
  stopRunning?.();
  stopRunning = null;
  microphoneLevel.value = 0;
  microphone.value = trouble === null ? { kind: 'off' } : { kind: 'trouble', trouble };
}

interface OpenStream {
  readonly context: AudioContext;
  readonly stream: MediaStream;
  readonly socket: WebSocket;
}

async function openStream(stationId: string): Promise<OpenStream> {
  // Browsers leave the whole interface out on addresses that are not secure, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new DOMException('insecure address', 'NotSupportedError');
  // The station's own prompts come out of this page's loudspeaker; noise and level are the recogniser's business.
  const stream = await devices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false },
  });
  const context = new AudioContext();
  const socket = new WebSocket(addressOf(`microphone/${encodeURIComponent(stationId)}`, 'ws'));
  const stop = (): void => {
    socket.close();
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  stopRunning = stop;
  const endUnlessStopped = (trouble: MicrophoneTrouble): void => {
    if (stopRunning === stop) end(trouble);
  };
  socket.addEventListener('close', ({ code }) => {
    endUnlessStopped(code === closedBecauseBusy ? 'busy' : 'lost');
  });
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => {
      endUnlessStopped('lost');
    });
  }
  return { context, stream, socket };
}

function capture(context: AudioContext, stream: MediaStream, socket: WebSocket): void {
  const node = new AudioWorkletNode(context, 'capture');
  node.port.addEventListener('message', ({ data }: MessageEvent<PcmFrame>) => {
    microphoneLevel.value = data.level;
    if (socket.readyState === WebSocket.OPEN && socket.bufferedAmount < mostWaitingBytes) socket.send(data.samples);
  });
  node.port.start();
  // The node stays silent; a path to the loudspeaker is what makes browsers run it.
  context.createMediaStreamSource(stream).connect(node).connect(context.destination);
}

const troubles: Readonly<Record<string, MicrophoneTrouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  NotSupportedError: 'unsupported',
};

function troubleOf(error: unknown): MicrophoneTrouble {
  return error instanceof DOMException ? (troubles[error.name] ?? 'failed') : 'failed';
}
