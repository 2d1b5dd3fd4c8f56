import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { unlimited } from '../plugins/protection.js';

/** GET /metrics, where Prometheus looks for it: not below /api/v1, and not a part of its contract. */
export const metricsRoute: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime'>> = (app, { runtime }, done) => {
  app.get('/metrics', { schema: { hide: true }, config: unlimited }, async (_request, reply) => {
    const { text, contentType } = await runtime.metrics();
    return reply.type(contentType).send(text);
  });
  done();
};
