import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Collects the schemas of the routes; /api/v1/openapi.json answers with the document. */
export function installOpenApi(app: FastifyInstance): void {
  void app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liftvoice',
        version: '1',
        description:
          'What a station hears, decides and does. WebSockets beside it: /api/v1/live (a full view on connect, then changes) and, ' +
          'with the simulator, /api/v1/microphone/{station} (binary frames, 16 kHz mono signed 16-bit little-endian).',
      },
      tags: [
        { name: 'stations', description: 'Stations and what happened there' },
        { name: 'simulator', description: 'Only with --simulate: speak, press, break things' },
      ],
    },
  });
}
