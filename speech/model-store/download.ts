import type { FileHandle } from 'node:fs/promises';
import { delay, ElevatorError, fail, succeed, type Clock, type Result } from '../../config/kernel/index.js';
import { PartialDownload, type Validator } from './partial-download.js';
import { isFileSystemError, megabytes, storeFailure } from './store-failure.js';

export interface DownloadOptions {
  readonly address: string;
  /** For the unfinished file; what is left there by an earlier run is continued. */
  readonly folder: string;
  readonly clock: Clock;
  readonly onProgress?: (progress: Progress) => void;
  /** Larger files are not begun. */
  readonly mostBytes: number;
}

export interface Progress {
  readonly bytes: number;
  /** null: the server doesn't say. */
  readonly total: number | null;
}

/** Attempts that brought nothing new, in a row; an attempt with progress starts the count again. */
const attempts = 4;
const firstPauseMs = 500;
/** A server that sends nothing for so long is gone. */
const stallMs = 30_000;

type Attempt =
  | { readonly kind: 'done' }
  | { readonly kind: 'broken'; readonly reason: string }
  /** Another attempt would end the same way. */
  | { readonly kind: 'refused'; readonly failure: ElevatorError };

/** Brings a file here, going on where it broke off, in this run or in the next. @returns the finished download, to be discarded after use */
export async function download(options: DownloadOptions): Promise<Result<PartialDownload, ElevatorError>> {
  const partial = new PartialDownload(options.folder, options.address);
  let reason = '';
  let pauseMs = firstPauseMs;
  for (let left = attempts; left > 0; left -= 1) {
    const before = await partial.continuable();
    const attempt = await tryOnce(options, partial);
    if (attempt.kind === 'done') return succeed(partial);
    if (attempt.kind === 'refused') return fail(attempt.failure);
    reason = attempt.reason;
    if ((await partial.continuable()).bytes > before.bytes) {
      left = attempts;
      pauseMs = firstPauseMs;
    }
    if (left > 1) await delay(options.clock, pauseMs);
    pauseMs *= 2;
  }
  const { bytes } = await partial.continuable();
  const kept = bytes > 0 ? `; ${megabytes(bytes)} are kept for the next attempt` : '';
  return fail(new ElevatorError('ELV-SPEECH-013', `${options.address}: ${reason}${kept}`));
}

async function tryOnce(options: DownloadOptions, partial: PartialDownload): Promise<Attempt> {
  const { address, clock } = options;
  const stall = new AbortController();
  let timer = clock.setTimeout(() => {
    stall.abort();
  }, stallMs);
  const alive = (): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => {
      stall.abort();
    }, stallMs);
  };
  try {
    const { bytes, validator } = await partial.continuable();
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (bytes > 0 && validator !== null) Object.assign(headers, { range: `bytes=${bytes}-`, 'if-range': validator });
    const response = await fetch(address, { headers, signal: stall.signal });
    return await take(response, bytes, options, partial, alive);
  } catch (cause) {
    if (isFileSystemError(cause) && !isNetworkError(cause)) return refused(storeFailure(options.folder, cause));
    if (stall.signal.aborted) return broken(`nothing came for ${stallMs / 1000} s`);
    return broken(networkSentence(cause));
  } finally {
    clock.clearTimeout(timer);
  }
}

async function take(
  response: Response,
  have: number,
  options: DownloadOptions,
  partial: PartialDownload,
  alive: () => void,
): Promise<Attempt> {
  const { address, mostBytes } = options;
  const refuse = (sentence: string): Attempt =>
    refused(fail(new ElevatorError('ELV-SPEECH-013', `${address}: ${sentence}`)));
  if (isDowngrade(address, response.url)) return refuse(`the server leads on to an unencrypted address`);
  if (response.status === 416) {
    // The rest of what we have does not exist: what we have is no part of it.
    await partial.discard();
    return broken('the server has not got the rest of what is here');
  }
  if (response.status >= 500 || response.status === 429) return broken(`the server answers ${response.status}`);
  if (!response.ok || response.body === null)
    return refuse(`the server answers ${response.status} ${response.statusText}`.trim());
  const from = response.status === 206 ? rangeStart(response) : 0;
  if (from !== 0 && from !== have) return refuse('the server sends another part than the one asked for');
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(length) ? from + length : null;
  if ((total ?? 0) > mostBytes) return refuse(`${megabytes(total ?? 0)} are more than any model has`);
  const handle = await partial.openAt(from, validatorOf(response));
  try {
    return await write(response.body, handle, from, total, options, alive);
  } finally {
    await handle.close();
  }
}

async function write(
  body: AsyncIterable<Uint8Array>,
  handle: FileHandle,
  from: number,
  total: number | null,
  { onProgress, mostBytes, address }: DownloadOptions,
  alive: () => void,
): Promise<Attempt> {
  let bytes = from;
  for await (const piece of body) {
    alive();
    bytes += piece.length;
    if (bytes > mostBytes) {
      const sentence = `${address}: more than ${megabytes(mostBytes)} come; no model is so large`;
      return refused(fail(new ElevatorError('ELV-SPEECH-013', sentence)));
    }
    await handle.writeFile(piece);
    onProgress?.({ bytes, total });
  }
  await handle.sync();
  return total !== null && bytes < total ? broken(`it ended after ${bytes} of ${total} bytes`) : { kind: 'done' };
}

function broken(reason: string): Attempt {
  return { kind: 'broken', reason };
}

function refused(result: Result<never, ElevatorError>): Attempt {
  if (result.ok) throw new RangeError('a refusal is no success');
  return { kind: 'refused', failure: result.failure };
}

function rangeStart(response: Response): number {
  const [, start] = /^bytes (\d+)-/u.exec(response.headers.get('content-range') ?? '') ?? [];
  return start === undefined ? -1 : Number(start);
}

/** A weak ETag promises the same meaning, not the same bytes. */
function validatorOf({ headers }: Response): Validator | null {
  const tag = headers.get('etag');
  return tag !== null && !tag.startsWith('W/') ? tag : headers.get('last-modified');
}

function isDowngrade(asked: string, answered: string): boolean {
  return asked.startsWith('https:') && answered !== '' && !answered.startsWith('https:');
}

/** undici hides the reason one level down: "fetch failed", caused by ECONNREFUSED. */
function networkSentence(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { cause: deeper } = cause;
  return deeper instanceof Error ? `${cause.message}: ${deeper.message}` : cause.message;
}

/** Socket errors look like file system errors; they have an address or a host instead of a path. */
function isNetworkError(cause: NodeJS.ErrnoException): boolean {
  return 'address' in cause || 'hostname' in cause || cause.syscall === 'read';
}
