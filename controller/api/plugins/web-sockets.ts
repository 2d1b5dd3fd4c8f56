import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { ElevatorError, type Clock, type Log } from '../../../config/kernel/index.js';

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
  refuseElsewhere(app);
}

/** The plugin accepts any path that answers plain HTTP, the page's files among them, and hangs up without a word. */
function refuseElsewhere(app: FastifyInstance): void {
  const addresses = new Set<string>();
  app.addHook('onRoute', ({ url, wsHandler }) => {
    if (wsHandler !== undefined) addresses.add(url);
  });
  // Behind the plugin's own hook, which tells a WebSocket from a plain request.
  void app.after(() => {
    app.addHook('onRequest', (request, _reply, next) => {
      const { url } = request.routeOptions;
      if (!request.ws || (url !== undefined && addresses.has(url))) next();
      else
        next(new ElevatorError('ELV-API-002', 'No WebSocket answers at this address; there is one at /api/v1/live.'));
    });
  });
}
