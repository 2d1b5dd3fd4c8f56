import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { ElevatorError, isElevatorError, type ErrorCode, type Log } from '../../../config/kernel/index.js';
import type { ErrorBody } from '../contract/requests.schema.js';
import { bodyOf, statusOf } from '../error-status.js';
import { validationSentence } from './validation-sentence.js';

type Handler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** Every answer that is not a success has the body `{ code, message, requestId }`. */
export function installErrorAnswers(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(answerError(log));
  app.setNotFoundHandler((request, reply) => {
    const error = new ElevatorError('ELV-API-002', `Nothing answers to ${request.method} ${pathOf(request)}.`);
    void reply.code(404).send(bodyOf(error, request.id));
  });
}

export function answerError(log: Log): Handler {
  return (error, request, reply) => {
    const { status, elevatorError } = translate(error);
    if (status >= 500) log.error({ requestId: request.id, err: error, path: pathOf(request) }, 'request failed');
    else log.debug({ requestId: request.id, code: elevatorError.code, path: pathOf(request) }, 'request refused');
    void reply.code(status).send(bodyOf(elevatorError, request.id));
  };
}

/** Our own errors by their code; the framework's 4xx keep their status; whatever else is thrown is a defect of ours. */
function translate(error: unknown): { status: number; elevatorError: ElevatorError } {
  if (isElevatorError(error)) return { status: statusOf(error.code), elevatorError: error };
  const status = frameworkStatusOf(error);
  if (status === null || status >= 500) {
    return { status: 500, elevatorError: new ElevatorError('ELV-BUG-001', 'Unexpected error', { cause: error }) };
  }
  return { status, elevatorError: new ElevatorError(codeOfStatus(status), sentenceOf(error as FastifyError)) };
}

function frameworkStatusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return 'ELV-API-002';
  return status === 429 ? 'ELV-API-007' : 'ELV-API-001';
}

function sentenceOf({ message, validation, validationContext }: FastifyError): string {
  return validation === undefined ? message : validationSentence(validationContext ?? 'request', validation);
}

/** Without the query: it may hold what somebody typed. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

/** Bytes that are no HTTP never become a request, so there is no reply object: the answer is written by hand. */
export function answerMalformedHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const refusal = new ElevatorError('ELV-API-001', 'These bytes are no HTTP request.');
  const body: ErrorBody = bodyOf(refusal, 'none');
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
