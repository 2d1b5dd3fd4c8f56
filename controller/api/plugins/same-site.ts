import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ElevatorError } from '../../../config/kernel/index.js';

interface Asker {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Something is changed or a WebSocket is opened, which browsers allow across sites. */
  readonly isConsequential: boolean;
}

/**
 * Why a request is refused, or null. Any web page the visitor has open can send to a loopback port, so a browser's `Origin` must
 * be this very host; and a foreign name that was made to resolve to this machine (DNS rebinding) has a matching origin, so the
 * name itself must be one we go by. Programs without an `Origin` (curl, scripts) are no browsers and pass.
 */
export function refusalOf(asker: Asker, allowedHosts: readonly string[]): string | null {
  const host = parse(`http://${asker.host ?? ''}`);
  if (host === null || !isOurs(host.hostname, allowedHosts)) return 'This server does not go by that host name.';
  if (!asker.isConsequential || asker.origin === undefined) return null;
  const origin = parse(asker.origin);
  const expected = origin === null ? null : parse(`${origin.protocol}//${asker.host ?? ''}`);
  return origin === null || origin.host !== expected?.host ? 'Only pages of this very server may do this.' : null;
}

function isOurs(hostname: string, allowedHosts: readonly string[]): boolean {
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || allowedHosts.includes(hostname);
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** Installed on the root, so that it stands before every route, the page and the WebSockets alike. */
export function installSameSite(app: FastifyInstance, allowedHosts: readonly string[]): void {
  app.addHook('onRequest', (request, _reply, next) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    const refusal = refusalOf(
      {
        host: request.headers.host,
        origin: request.headers.origin,
        isConsequential: !isReading || request.headers.upgrade !== undefined,
      },
      allowedHosts,
    );
    next(refusal === null ? undefined : new ElevatorError('ELV-API-006', refusal));
  });
}
