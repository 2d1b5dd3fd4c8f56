import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ElevatorError } from '../../../config/kernel/index.js';

/** Requests per minute and address. A page load is about ten; a visitor who talks without pause stays under one a second. */
const requestsPerMinute = 1_200;

/** Of a route that whoever watches over the station asks: another program's flood must not blind them. Only for what is cheap. */
export const unlimited = { rateLimit: false } as const;

/**
 * Headers that let the page run its own scripts (an audio worklet counts as one) and nothing else. No HSTS and no upgrade to https:
 * on loopback there is no certificate, and a browser that remembered either would lock itself out.
 */
export function installProtection(app: FastifyInstance): void {
  void app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  app.addHook('onSend', (_request, reply, payload, next) => {
    reply.header('permissions-policy', 'microphone=(self), camera=(), geolocation=()');
    next(null, payload);
  });
  void app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new ElevatorError('ELV-API-007', 'Too many requests.'),
  });
}
