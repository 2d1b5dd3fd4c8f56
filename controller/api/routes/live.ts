import type { FastifyPluginCallback } from 'fastify';
import { repeat } from '../../../config/kernel/index.js';
import type { ApiOptions } from '../app.types.js';
import { LiveAudience } from '../sockets/live-audience.js';
import { closeCodes } from '../sockets/microphone-frames.js';
import { SocketHeartbeat } from '../sockets/socket-heartbeat.js';
import { answerUpgradeRequired } from '../sockets/upgrade-required.js';

/** A page without news for three of these takes itself for cut off. */
const signOfLifeMs = 2_000;

/** WebSocket /live: a full view on connect, then changes. It listens to nobody: a message sent to it ends it. */
export const liveRoutes: FastifyPluginCallback<Pick<ApiOptions, 'runtime' | 'clock' | 'log'>> = (
  api,
  { runtime, clock, log },
  done,
) => {
  const audience = new LiveAudience(clock, () => {
    log.warn({}, 'a page took changes too slowly and was let go');
  });
  const heartbeat = new SocketHeartbeat(clock);
  const unsubscribe = runtime.onChange((message) => {
    audience.tell(message);
  });
  const stopSigns = repeat(clock, signOfLifeMs, () => {
    audience.tell({ type: 'alive' });
  });
  api.addHook('onClose', (_instance, next) => {
    unsubscribe();
    stopSigns();
    heartbeat.stop();
    next();
  });
  api.route({
    method: 'GET',
    url: '/live',
    schema: { hide: true },
    handler: answerUpgradeRequired,
    wsHandler: (socket) => {
      heartbeat.watch(socket);
      socket.on('message', () => {
        socket.close(closeCodes.unsupportedData, 'nothing is expected here');
      });
      // View and admission in one turn: no change can fall between them.
      audience.admit(socket, { type: 'view', view: runtime.view() });
    },
  });
  done();
};
