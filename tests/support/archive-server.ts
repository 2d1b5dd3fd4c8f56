import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats one request. */
export type Treatment =
  | 'whole'
  /** Knows nothing of ranges. */
  | 'noRanges'
  /** Promises everything, sends half and hangs up. */
  | 'half'
  /** Sends half and then nothing more. */
  | 'stall'
  /** Promises more than there is and hangs up. */
  | 'wrongLength'
  /** Takes the request and says nothing. */
  | 'silent'
  | 'redirect'
  | 'notFound'
  | 'broken';

/** An HTTP server on loopback with one file; each request takes the next treatment, the last one stays. */
export class ArchiveServer {
  readonly ranges: (string | undefined)[] = [];
  body: Buffer;
  tag: string | null = '"one"';
  #treatments: readonly Treatment[] = ['whole'];
  readonly #server: Server;

  private constructor(body: Buffer) {
    this.body = body;
    this.#server = createServer((request, response) => {
      this.#answer(request, response);
    });
  }

  static async start(body: Buffer): Promise<ArchiveServer> {
    const server = new ArchiveServer(body);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/models/vosk-model-test-zh-0.1.zip`;
  }

  get requests(): number {
    return this.ranges.length;
  }

  treat(...treatments: readonly Treatment[]): void {
    this.ranges.length = 0;
    this.#treatments = treatments;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const treatment = this.#treatments[Math.min(this.requests, this.#treatments.length - 1)] ?? 'whole';
    this.ranges.push(request.headers.range);
    if (treatment === 'silent') return;
    if (treatment === 'notFound') response.writeHead(404).end('not here');
    else if (treatment === 'broken') response.writeHead(503).end();
    else if (treatment === 'redirect') response.writeHead(302, { location: '/elsewhere.zip' }).end();
    else this.#send(request, response, treatment);
  }

  #send(request: IncomingMessage, response: ServerResponse, treatment: Treatment): void {
    const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === this.tag;
    const [, asked] = /^bytes=(\d+)-$/u.exec(request.headers.range ?? '') ?? [];
    const from = asked === undefined || treatment === 'noRanges' || !isSame ? 0 : Number(asked);
    const rest = this.body.subarray(from);
    const length = treatment === 'wrongLength' ? rest.length + 1_000 : rest.length;
    const headers: Record<string, string | number> = { 'content-length': length };
    if (this.tag !== null) headers['etag'] = this.tag;
    if (from > 0) headers['content-range'] = `bytes ${from}-${this.body.length - 1}/${this.body.length}`;
    response.writeHead(from > 0 ? 206 : 200, headers);
    if (treatment === 'whole' || treatment === 'noRanges') response.end(rest);
    else {
      const part = treatment === 'wrongLength' ? rest : rest.subarray(0, Math.ceil(rest.length / 2));
      response.write(part, () => {
        if (treatment !== 'stall') response.destroy();
      });
    }
  }
}
