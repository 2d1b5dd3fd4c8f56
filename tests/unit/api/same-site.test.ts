import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from '../../../controller/api/listen.js';
import { refusalOf } from '../../../controller/api/plugins/same-site.js';
import { buildTestApp } from './build-test-app.js';

const wrongHost = 'This server does not go by that host name.';
const wrongPage = 'Only pages of this very server may do this.';

describe('who may ask', () => {
  it.each([
    ['the page itself', 'localhost:8080', 'http://localhost:8080', null],
    ['the page by address', '127.0.0.1:8080', 'http://127.0.0.1:8080', null],
    ['the page by IPv6 address', '[::1]:8080', 'http://[::1]:8080', null],
    ['the page behind a TLS proxy', 'lift.example', 'https://lift.example', null],
    ['a program without origin', '127.0.0.1:8080', undefined, null],
    ['a page of another site', '127.0.0.1:8080', 'https://evil.example', wrongPage],
    ['a page on another port', '127.0.0.1:8080', 'http://127.0.0.1:3000', wrongPage],
    ['a sandboxed page', '127.0.0.1:8080', 'null', wrongPage],
    ['a page whose name was rebound to this machine', 'evil.example:8080', 'http://evil.example:8080', wrongHost],
    ['a request without a host', undefined, undefined, wrongHost],
    ['a host that is none', 'a b', undefined, wrongHost],
  ])('%s', (_name, host, origin, expected) => {
    expect(refusalOf({ host, origin, isConsequential: true }, ['lift.example'])).toBe(expected);
  });

  it('lets other sites read nothing but also does not mind their plain GET (the browser keeps the answer from them)', () => {
    const asker = { host: 'localhost', origin: 'https://evil.example', isConsequential: false };
    expect(refusalOf(asker, [])).toBeNull();
  });

  it.each(['say', 'press', 'faults'])('POST %s from another site is 403 and moves nothing', async (what) => {
    const { app, runtime } = await buildTestApp();
    const response = await app.inject({
      method: 'POST',
      url: `/api/v1/simulator/${what}`,
      headers: { origin: 'https://evil.example' },
      body: { station: 'car-1', floor: '3' },
    });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'ELV-API-006' });
    expect(runtime.pressed).toEqual([]);
  });

  it.each(['live', 'microphone/car-1'])('a WebSocket to %s from another site is refused', async (what) => {
    const { app, runtime } = await buildTestApp();
    const headers = { host: 'localhost:8080', origin: 'https://evil.example' };
    await expect(app.injectWS(`/api/v1/${what}`, { headers })).rejects.toThrow('403');
    expect(runtime.isMicrophoneOpen).toBe(false);
  });

  it('a refused WebSocket is hung up on, so that it keeps no descriptor and the server can end', async () => {
    const { app } = await buildTestApp();
    const listening = await listen(app, { port: 0 });
    if (!listening.ok) throw listening.failure;
    const { port } = listening.value;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const upgrade = [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AA==',
    ];
    const lines = ['GET /api/v1/live HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Origin: http://evil.example', ...upgrade];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 403 /);
    await once(socket, 'end');
    const open = await new Promise<number>((told) => {
      app.server.getConnections((_error, count) => {
        told(count);
      });
    });
    expect(open).toBe(0);
    socket.destroy();
  });

  it('sends headers that keep foreign scripts out and allow no framing', async () => {
    const { app } = await buildTestApp();
    const { headers } = await app.inject('/api/v1/health');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['permissions-policy']).toContain('microphone=(self)');
  });
});
