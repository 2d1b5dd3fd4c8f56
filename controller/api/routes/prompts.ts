import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { errorOfFailure } from '../error-status.js';

const params = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,80}$' }) });

export const promptRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime'>> = (api, { runtime }, done) => {
  api.get(
    '/prompts/:id.wav',
    { schema: { tags: ['stations'], params, produces: ['audio/wav'] } },
    async (request, reply) => {
      const wav = await runtime.prompt(request.params.id);
      if (wav === null) throw errorOfFailure({ reason: 'notFound', message: 'There is no such prompt.' });
      return reply.type('audio/wav').header('cache-control', 'no-cache').send(Buffer.from(wav));
    },
  );
  done();
};
