import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { silentLog, systemClock, type Clock } from '../../../config/kernel/index.js';
import { buildApp } from '../../../controller/api/app.js';
import { listen } from '../../../controller/api/listen.js';
import type { LiveMessage } from '../../../controller/api/contract/view.schema.js';
import { FakeRuntime } from '../../support/fake-runtime.js';

export interface ServedApp {
  readonly app: FastifyInstance;
  readonly runtime: FakeRuntime;
  readonly port: number;
  /** "http://127.0.0.1:1234" */
  readonly url: string;
}

/** The app over a fake site on a loopback port, closed when the test ends. */
export async function serveApp({
  port = 0,
  runtime = new FakeRuntime(),
  clock = systemClock,
}: { readonly port?: number; readonly runtime?: FakeRuntime; readonly clock?: Clock } = {}): Promise<ServedApp> {
  const app = buildApp({ runtime, clock, log: silentLog, panelFolder: null, isSimulated: true });
  const listening = await listen(app, { port });
  if (!listening.ok) throw listening.failure;
  onTestFinished(() => app.close());
  return { app, runtime, port: listening.value.port, url: listening.value.url.replace(/\/$/, '') };
}

export interface Watcher {
  readonly socket: WebSocket;
  readonly messages: LiveMessage[];
  /** Code and reason with which the server closed. */
  readonly closed: Promise<readonly [number, string]>;
}

/** A page without a screen; settled once the connection is open. */
export async function watch(url: string, path = '/api/v1/live'): Promise<Watcher> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`);
  const messages: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as LiveMessage));
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve([code, reason.toString()]);
    });
  });
  onTestFinished(() => {
    socket.terminate();
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { socket, messages, closed };
}
