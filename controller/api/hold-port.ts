import { createServer } from 'node:http';
import { succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { loopback, portOf, refusalOf, type ListenOptions } from './listen.js';

export interface HeldPort {
  readonly port: number;
  /** To be called right before `listen`; again, it does nothing. */
  release(): Promise<void>;
}

export interface HoldOptions extends ListenOptions {
  /** What who asks too early reads, in the site's languages. */
  readonly startingText: string;
}

/** Reloads by itself, so that who opened it early gets the page as soon as there is one. */
const startingHeaders = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', refresh: '1' };

/**
 * Holds the port from the beginning, while models are loaded: that it is taken is told at once (`ELV-API-003`), and whoever asks
 * too early is told to wait.
 */
export async function holdPort({
  port,
  host = loopback,
  startingText,
}: HoldOptions): Promise<Result<HeldPort, ElevatorError>> {
  const server = createServer((_request, response) => response.writeHead(503, startingHeaders).end(startingText));
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
