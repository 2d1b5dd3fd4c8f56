import Fastify, { type FastifyInstance } from 'fastify';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { ApiOptions } from './app.types.js';
import { answerError, answerMalformedHttp, installErrorAnswers } from './plugins/error-answers.js';
import { installOpenApi } from './plugins/open-api.js';
import { installPanelFiles } from './plugins/panel-files.js';
import { installProtection } from './plugins/protection.js';
import { installSameSite } from './plugins/same-site.js';
import { installWebSockets } from './plugins/web-sockets.js';
import { healthRoutes } from './routes/health.js';
import { liveRoutes } from './routes/live.js';
import { metricsRoute } from './routes/metrics.js';
import { microphoneRoutes } from './routes/microphone.js';
import { promptRoutes } from './routes/prompts.js';
import { simulatorRoutes } from './routes/simulator.js';
import { stationRoutes } from './routes/stations.js';

/** Bytes of a request body; the longest legal one is a sentence of 120 characters. */
const bodyLimit = 16 * 1024;
const requestTimeoutMs = 30_000;
/** Further ones are hung up on. More than the pages that may listen at a time, so that these keep nobody from asking. */
const mostConnections = 512;

/** The HTTP side of a running site, without a port: `inject` it in tests, `listen` (listen.ts) in production. */
export function buildApp(options: ApiOptions): FastifyInstance {
  const log = options.log.child({ component: 'api' });
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
    clientErrorHandler: answerMalformedHttp,
    frameworkErrors: (error, request, reply) => {
      answerError(log)(error, request, reply);
    },
  });
  app.server.maxConnections = mostConnections;
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  installErrorAnswers(app, log);
  // Order matters. WebSockets come first: what is refused before they have seen it as one of theirs is never hung up on, and its
  // socket outlives the server. Who may ask at all comes before what is asked, and OpenAPI must see every route that follows it.
  installWebSockets(app, options.clock, log);
  void app.after(() => {
    installSameSite(app, options.allowedHosts ?? []);
  });
  installProtection(app);
  installOpenApi(app);
  void app.register(
    async (api) => {
      await api.register(healthRoutes, options);
      await api.register(stationRoutes, options);
      await api.register(promptRoutes, options);
      await api.register(simulatorRoutes, options);
      await api.register(liveRoutes, { ...options, log });
      await api.register(microphoneRoutes, { ...options, log });
      api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    },
    { prefix: '/api/v1' },
  );
  void app.register(metricsRoute, options);
  if (options.panelFolder !== null) installPanelFiles(app, options.panelFolder);
  return app;
}
