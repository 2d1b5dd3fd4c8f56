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

/** Opens the port. A port that is taken or forbidden is an answer (`ELV-API-003`), not an exception. */
export async function listen(
  app: FastifyInstance,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Result<Listening, ElevatorError>> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === undefined) throw cause;
    return fail(new ElevatorError('ELV-API-003', `Port ${port} on ${host} ${reason}.`, { cause }));
  }
  const address = app.server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : port;
  return succeed({ port: opened, url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}/` });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be opened by this user',
  EADDRNOTAVAIL: 'cannot be opened: that is no address of this machine',
  ENOTFOUND: 'cannot be opened: nobody knows that name; give an address of this machine, e.g. 127.0.0.1',
  EAI_AGAIN: 'cannot be opened: that name cannot be looked up; give an address of this machine, e.g. 127.0.0.1',
};

function reasonOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? reasons[cause.code] : undefined;
}
