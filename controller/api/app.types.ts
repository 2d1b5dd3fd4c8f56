import type { Clock, Log } from '../../config/kernel/index.js';
import type { SiteRuntime } from './site-runtime.types.js';

export interface ApiOptions {
  readonly runtime: SiteRuntime;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the built page (dist/panel); null serves the API alone. */
  readonly panelFolder: string | null;
  /** Without it nobody moves anything over HTTP: the simulator's routes and the browser's microphone are refused. */
  readonly isSimulated: boolean;
  /** Host names besides `localhost` and IP addresses by which browsers may reach this server. */
  readonly allowedHosts?: readonly string[];
}
