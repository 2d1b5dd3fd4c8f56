import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { healthSchema } from '../contract/responses.schema.js';
import { unlimited } from '../plugins/protection.js';

const schema = {
  tags: ['stations'],
  summary: 'Whether it runs, and whether every station takes calls by voice and presses are recorded',
  response: { 200: healthSchema },
};

export const healthRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime' | 'isSimulated'>> = (
  api,
  { runtime, isSimulated },
  done,
) => {
  api.get('/health', { schema, config: unlimited }, () => {
    const stations = runtime.stations().map(({ id, availability }) => ({ id, availability }));
    const isEverythingReady = stations.every(({ availability }) => availability === 'ready');
    const isRecorded = runtime.isRecorded();
    const status = isEverythingReady && isRecorded ? ('ok' as const) : ('degraded' as const);
    return { status, isSimulated, isRecorded, stations, prompts: { ...runtime.preparedPrompts() } };
  });
  done();
};
