import { Type, type FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { ApiOptions } from '../app.types.js';
import { refusalSchema } from '../contract/requests.schema.js';
import { eventsSchema, stationsSchema } from '../contract/responses.schema.js';
import { stationViewSchema } from '../contract/view.schema.js';
import { errorOfFailure } from '../error-status.js';

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 32 }) });
const page = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'Only entries with a higher sequence.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'Entries per page; 100 unless said.' })),
});
const defaultLimit = 100;
const oneStation = Type.Object(stationViewSchema.properties, {
  additionalProperties: false,
  description: 'The station as it is now.',
});
const badId = refusalSchema('No station can have that id.');
const badPage = refusalSchema('`after` or `limit` is no number that fits.');
const tags = ['stations'];
const notFound = refusalSchema('There is no such station.');

export const stationRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime'>> = (api, { runtime }, done) => {
  api.get('/stations', { schema: { tags, summary: 'All stations', response: { 200: stationsSchema } } }, () => ({
    stations: runtime.stations(),
  }));

  api.get(
    '/stations/:id',
    { schema: { tags, summary: 'One station', params, response: { 200: oneStation, 400: badId, 404: notFound } } },
    (request) => {
      const station = runtime.stations().find(({ id }) => id === request.params.id);
      if (station !== undefined) return station;
      throw errorOfFailure({ reason: 'notFound', message: `There is no station ${request.params.id}.` });
    },
  );

  api.get(
    '/stations/:id/events',
    {
      schema: {
        tags,
        summary: 'What happened at a station, in pages',
        params,
        querystring: page,
        response: { 200: eventsSchema, 400: badPage, 404: notFound },
      },
    },
    async (request) => {
      const { after = 0, limit = defaultLimit } = request.query;
      const events = await runtime.events(request.params.id, after, limit);
      if (!events.ok) throw errorOfFailure(events.failure);
      return { events: [...events.value], next: events.value.at(-1)?.sequence ?? after };
    },
  );
  done();
};
