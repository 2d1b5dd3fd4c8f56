import type { FastifyInstance } from 'fastify';

export interface SocketClient {
  readonly socket: Awaited<ReturnType<FastifyInstance['injectWS']>>;
  /** The next message, in order, also one that came before the question. */
  readonly next: () => Promise<unknown>;
  /** Code with which the server closed. */
  readonly closed: Promise<number>;
}

/** The plug-in's injection has no TCP socket; the rate limit asks for its address. */
const tcpSocket = { remoteAddress: '127.0.0.1' };
const headers = { host: 'localhost:8080', origin: 'http://localhost:8080' };

/** A WebSocket to the app without a port. Listeners are set before the connection opens, else the first message is lost. */
export async function connect(app: FastifyInstance, path: string): Promise<SocketClient> {
  const messages: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  let closed: Promise<number> | undefined;
  const socket = await app.injectWS(path, { headers, socket: tcpSocket } as object, {
    onInit: (created) => {
      created.on('message', (data: Buffer) => {
        const message: unknown = JSON.parse(data.toString());
        const taker = waiting.shift();
        if (taker === undefined) messages.push(message);
        else taker(message);
      });
      closed = new Promise((resolve) => {
        created.on('close', resolve);
      });
    },
  });
  const next = (): Promise<unknown> =>
    messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((resolve) => waiting.push(resolve));
  return { socket, next, closed: closed ?? Promise.reject(new Error('never connected')) };
}
