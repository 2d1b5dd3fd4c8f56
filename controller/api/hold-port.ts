import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ElevatorError, succeed, type Result } from '../../config/kernel/index.js';
import { bodyOf, statusOf } from './error-status.js';
import { loopback, portOf, refusalOf, type ListenOptions } from './listen.js';

export interface HeldPort {
  readonly port: number;
  /** To be called right before `listen`; again, it does nothing. */
  release(): Promise<void>;
}

export interface HoldOptions extends ListenOptions {
  /** What who opens the page too early reads, in the site's languages. */
  readonly startingText: string;
}

const starting = new ElevatorError('ELV-API-008', 'Liftvoice is still starting.');
const status = statusOf(starting.code);
/** Programs get the error body of every other refusal. No log line belongs to it, so it has no request id. */
const startingBody = JSON.stringify(bodyOf(starting, 'none'));
/** The port changes hands: a connection that was kept would break under the next request. */
const commonHeaders = { 'retry-after': '1', connection: 'close' };
const jsonHeaders = { ...commonHeaders, 'content-type': 'application/json; charset=utf-8' };
/** Reloads by itself, so that who opened it early gets the page as soon as there is one. */
const textHeaders = { ...commonHeaders, 'content-type': 'text/plain; charset=utf-8', refresh: '1' };

/**
 * Holds the port from the beginning, while models are loaded: that it is taken is told at once (`ELV-API-003`), and whoever asks
 * too early is told to wait.
 */
export async function holdPort({
  port,
  host = loopback,
  startingText,
}: HoldOptions): Promise<Result<HeldPort, ElevatorError>> {
  const server = createServer((request, response) => {
    answerEarly(request, response, startingText);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host }, resolve);
    });
  } catch (cause) {
    return refusalOf(cause, port, host);
  }
  const release = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return succeed({ port: portOf(server) ?? port, release });
}

function answerEarly({ url = '/' }: IncomingMessage, response: ServerResponse, startingText: string): void {
  if (url.startsWith('/api/')) response.writeHead(status, jsonHeaders).end(startingBody);
  else response.writeHead(status, textHeaders).end(startingText);
}
