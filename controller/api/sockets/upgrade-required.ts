import type { FastifyReply, FastifyRequest } from 'fastify';
import { ElevatorError } from '../../../config/kernel/index.js';
import { bodyOf } from '../error-status.js';

/** What plain HTTP gets on the address of a WebSocket. */
export function answerUpgradeRequired(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = new ElevatorError('ELV-API-001', 'This address speaks WebSocket only.');
  return reply.code(426).header('upgrade', 'websocket').send(bodyOf(error, request.id));
}
