import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@fastify/type-provider-typebox';
import { ElevatorError } from '../../../config/kernel/index.js';
import type { ApiOptions } from '../app.types.js';
import { faultSchema, pressSchema, refusalSchema, saySchema } from '../contract/requests.schema.js';
import { saidSchema, wavSchema } from '../contract/responses.schema.js';
import { errorOfFailure } from '../error-status.js';

const refusals = {
  400: refusalSchema('The request does not fit the contract; the message says where.'),
  403: refusalSchema('A page of another site asked.'),
  404: refusalSchema('There is no such station, or no such button.'),
  409: refusalSchema('The lift is a real one: nothing of it is moved from here.'),
  422: refusalSchema('Understood, but not possible now; the message says why.'),
};
const tags = ['simulator'];
const nothing = (description: string) => Type.Null({ description });
/** Without a letter or a digit there is nothing that could be spoken. */
const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const saying = {
  tags,
  summary: 'Let a passenger say a sentence, or play a recording of one; answered when it has been heard in the car',
  body: saySchema,
  response: { 200: saidSchema, ...refusals },
};
const pressing = {
  tags,
  summary: 'Press a button by hand',
  body: pressSchema,
  response: { 204: nothing('It was pressed. Whether its lamp lights is up to the lift.'), ...refusals },
};
const breaking = {
  tags,
  summary: 'Break something, or put it right again',
  body: faultSchema,
  response: { 204: nothing('It was done.'), ...refusals },
};

const sounds = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,80}$' }) });
const listening = {
  tags,
  summary: 'The sound of a passenger who speaks, as a `passenger` of the live socket names it',
  params: sounds,
  response: {
    200: wavSchema('What the microphone in the car hears of the passenger.'),
    400: refusals[400],
    404: refusalSchema('No such passenger spoke, or not lately.'),
    409: refusals[409],
  },
};

/** What a visitor does to the simulated lift. Everything said goes through the recogniser; there is no text short cut. */
export const simulatorRoutes: FastifyPluginCallbackTypebox<Pick<ApiOptions, 'runtime' | 'isSimulated'>> = (
  api,
  { runtime, isSimulated },
  done,
) => {
  api.addHook('onRequest', (_request, _reply, next) => {
    next(isSimulated ? undefined : errorOfFailure({ reason: 'notSimulated', message: 'This lift is a real one.' }));
  });

  api.get('/simulator/passengers/:id.wav', { schema: listening }, (request, reply) => {
    const wav = runtime.passengerSound(request.params.id);
    if (wav === null) throw errorOfFailure({ reason: 'notFound', message: 'No such passenger spoke lately.' });
    return reply.type('audio/wav').header('cache-control', 'no-cache').send(Buffer.from(wav));
  });

  api.post('/simulator/say', { schema: saying }, async (request) => {
    if ('text' in request.body && !isSpeakable(request.body.text))
      throw new ElevatorError(
        'ELV-API-001',
        'The text has no word that could be said: write a sentence, for example "floor three please".',
      );
    const said = await runtime.say(request.body);
    if (!said.ok) throw errorOfFailure(said.failure);
    return said.value;
  });

  api.post('/simulator/press', { schema: pressing }, (request, reply) => {
    const pressed = runtime.press(request.body);
    if (!pressed.ok) throw errorOfFailure(pressed.failure);
    void reply.code(204).send(null);
  });

  api.post('/simulator/faults', { schema: breaking }, (request, reply) => {
    const injected = runtime.fault(request.body);
    if (!injected.ok) throw errorOfFailure(injected.failure);
    void reply.code(204).send(null);
  });
  done();
};
