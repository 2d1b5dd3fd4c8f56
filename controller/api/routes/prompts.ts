import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { refusalSchema } from '../contract/requests.schema.js';
import { wavSchema } from '../contract/responses.schema.js';
import { errorOfFailure } from '../error-status.js';

const params = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,80}$' }) });

const schema = {
  tags: ['stations'],
  summary: 'The sound of a spoken answer, as a `prompt` of the live socket names it',
  params,
  response: {
    200: wavSchema('The answer.'),
    400: refusalSchema('No answer can have that name.'),
    404: refusalSchema('There is no such answer, or no longer.'),
  },
};

export const promptRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime'>> = (api, { runtime }, done) => {
  api.get('/prompts/:id.wav', { schema }, async (request, reply) => {
    const wav = await runtime.prompt(request.params.id);
    if (wav === null) throw errorOfFailure({ reason: 'notFound', message: 'There is no such prompt.' });
    return reply.type('audio/wav').header('cache-control', 'no-cache').send(Buffer.from(wav));
  });
  done();
};
