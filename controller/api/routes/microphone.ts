import type { WebSocket } from '@fastify/websocket';
import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import type { BrowserMicrophone, RuntimeFailure } from '../site-runtime.types.js';
import { closeCodes, MicrophoneFrames } from '../sockets/microphone-frames.js';
import { SocketHeartbeat } from '../sockets/socket-heartbeat.js';
import { answerUpgradeRequired } from '../sockets/upgrade-required.js';

const closeCodeOf: Readonly<Record<RuntimeFailure['reason'], number>> = {
  notFound: closeCodes.notFound,
  notSimulated: closeCodes.notSimulated,
  notPossible: closeCodes.tryAgainLater,
};
const params = Type.Object({ station: Type.String({ minLength: 1, maxLength: 32 }) });

/** WebSocket /microphone/:station: the browser's microphone in place of a sound card, with the simulator only. */
export const microphoneRoutes: FastifyPluginCallbackTypebox<
  Pick<ApiOptions, 'runtime' | 'clock' | 'log' | 'isSimulated'>
> = (api, { runtime, clock, log, isSimulated }, done) => {
  const heartbeat = new SocketHeartbeat(clock);
  api.addHook('onClose', (_instance, next) => {
    heartbeat.stop();
    next();
  });
  api.route({
    method: 'GET',
    url: '/microphone/:station',
    schema: { hide: true, params },
    handler: answerUpgradeRequired,
    wsHandler: (socket, request) => {
      if (!isSimulated) {
        socket.close(closeCodes.notSimulated, 'only with the simulator');
        return;
      }
      const { station } = request.params;
      const microphone = runtime.openMicrophone(station);
      if (!microphone.ok) {
        log.debug({ station, reason: microphone.failure.reason }, 'browser microphone refused');
        socket.close(closeCodeOf[microphone.failure.reason], microphone.failure.reason);
        return;
      }
      heartbeat.watch(socket);
      listenTo(socket, microphone.value, new MicrophoneFrames(clock));
    },
  });
  done();
};

function listenTo(socket: WebSocket, microphone: BrowserMicrophone, frames: MicrophoneFrames): void {
  let isOpen = true;
  const giveBack = (): void => {
    if (isOpen) microphone.close();
    isOpen = false;
  };
  socket.on('message', (data, isBinary) => {
    // Frames that were already on their way when the socket was refused.
    if (!isOpen) return;
    const verdict = frames.accept(bytesOf(data), isBinary);
    if (verdict.ok) {
      microphone.push(verdict.samples);
      return;
    }
    giveBack();
    socket.close(verdict.closeCode, verdict.reason);
  });
  socket.on('close', giveBack);
}

/** The library's default gives one Buffer; its type also names the two other settings. */
function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
