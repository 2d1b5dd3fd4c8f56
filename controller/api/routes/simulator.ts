import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { errorBodySchema, faultSchema, pressSchema, saySchema } from '../contract/requests.schema.js';
import { saidSchema } from '../contract/responses.schema.js';
import { errorOfFailure } from '../error-status.js';

const refusals = {
  400: errorBodySchema,
  403: errorBodySchema,
  404: errorBodySchema,
  409: errorBodySchema,
  422: errorBodySchema,
};
const tags = ['simulator'];
const nothing = Type.Null();

/** What a visitor does to the simulated lift. Everything said goes through the recogniser; there is no text short cut. */
export const simulatorRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime' | 'isSimulated'>> = (
  api,
  { runtime, isSimulated },
  done,
) => {
  api.addHook('onRequest', (_request, _reply, next) => {
    next(isSimulated ? undefined : errorOfFailure({ reason: 'notSimulated', message: 'This lift is a real one.' }));
  });

  api.post(
    '/simulator/say',
    { schema: { tags, body: saySchema, response: { 200: saidSchema, ...refusals } } },
    async (request) => {
      const said = await runtime.say(request.body);
      if (!said.ok) throw errorOfFailure(said.failure);
      return said.value;
    },
  );

  api.post(
    '/simulator/press',
    { schema: { tags, body: pressSchema, response: { 204: nothing, ...refusals } } },
    (request, reply) => {
      const pressed = runtime.press(request.body);
      if (!pressed.ok) throw errorOfFailure(pressed.failure);
      void reply.code(204).send(null);
    },
  );

  api.post(
    '/simulator/faults',
    { schema: { tags, body: faultSchema, response: { 204: nothing, ...refusals } } },
    (request, reply) => {
      const injected = runtime.fault(request.body);
      if (!injected.ok) throw errorOfFailure(injected.failure);
      void reply.code(204).send(null);
    },
  );
  done();
};
