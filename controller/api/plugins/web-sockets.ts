import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Clock, Log } from '../../../config/kernel/index.js';

/** A longer frame is answered with close code 1009 by the WebSocket library itself. 64 kB are two seconds of audio. */
const largestFrameBytes = 64 * 1024;
/** How long a socket may take to say goodbye when the server stops. */
const farewellMs = 500;

/** WebSockets for the routes that declare a `wsHandler`; a broken one is logged and closed, never a crash. */
export function installWebSockets(app: FastifyInstance, clock: Clock, log: Log): void {
  void app.register(fastifyWebsocket, {
    options: { maxPayload: largestFrameBytes, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      log.debug({ requestId: request.id, err: error }, 'web socket failed');
      socket.terminate();
    },
    preClose: (done) => {
      const { clients } = app.websocketServer;
      for (const client of clients) client.close(1001, 'the server stops');
      const farewell = clock.setTimeout(() => {
        for (const client of clients) client.terminate();
      }, farewellMs);
      app.server.on('close', () => {
        clock.clearTimeout(farewell);
      });
      done();
    },
  });
}
