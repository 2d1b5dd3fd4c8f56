import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import { buildApp } from '../../../controller/api/app.js';
import type { ApiOptions } from '../../../controller/api/app.types.js';
import { FakeRuntime } from '../../support/fake-runtime.js';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly runtime: FakeRuntime;
  readonly clock: VirtualClock;
}

/** The app over a fake site, closed when the test ends. */
export async function buildTestApp(options: Partial<ApiOptions> = {}): Promise<TestApp> {
  const runtime = new FakeRuntime();
  const clock = new VirtualClock();
  const app = buildApp({ runtime, clock, log: silentLog, panelFolder: null, isSimulated: true, ...options });
  await app.ready();
  onTestFinished(async () => {
    await app.close();
  });
  return { app, runtime, clock };
}
