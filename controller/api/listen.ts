import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';

export interface ListenOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Loopback unless told otherwise: whoever reaches the port may press buttons of the simulated lift. */
  readonly host?: string;
}

export interface Listening {
  readonly port: number;
  /** For people: "http://127.0.0.1:8080/". */
  readonly url: string;
}

export const loopback = '127.0.0.1';

/** Opens the port. A port that is taken or forbidden is an answer (`ELV-API-003`), not an exception. */
export async function listen(
  app: FastifyInstance,
  { port, host = loopback }: ListenOptions,
): Promise<Result<Listening, ElevatorError>> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    return refusalOf(cause, port, host);
  }
  const opened = portOf(app.server) ?? port;
  return succeed({ port: opened, url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}/` });
}

/** null: it listens on none. */
export function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be opened by this user',
  EADDRNOTAVAIL: 'cannot be opened: that is no address of this machine',
  ENOTFOUND: 'cannot be opened: nobody knows that name; give an address of this machine, e.g. 127.0.0.1',
  EAI_AGAIN: 'cannot be opened: that name cannot be looked up; give an address of this machine, e.g. 127.0.0.1',
};

/** @throws what is no refusal by the system */
export function refusalOf(cause: unknown, port: number, host: string): { ok: false; failure: ElevatorError } {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const reason = reasons[code];
  if (reason === undefined) throw cause;
  return fail(new ElevatorError('ELV-API-003', `Port ${port} on ${host} ${reason}.`, { cause }));
}
