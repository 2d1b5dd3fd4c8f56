import { open, type FileHandle } from 'node:fs/promises';
import { fail, succeed, type Result } from '../../config/kernel/index.js';

export interface LookaheadGraph {
  /** One more than the highest word id that the graph can emit. */
  readonly wordLimit: number;
}

interface FstHeader {
  readonly fstType: string;
  readonly arcType: string;
  readonly version: number;
  readonly states: number;
  readonly arcs: number;
  /** Offset of what follows the header. */
  readonly end: number;
}

const fstMagic = 2_125_659_606;
const addOnMagic = 446_681_434;
const alignedVersion = 1;
const alignment = 16;
const stateBytes = 20;
const arcBytes = 16;
/** Both headers, the magic number between them and room for longer type names. */
const headRoom = 512;
/** Flags: there is an add-on, none for the input, one for the output; two of the reachability data. Then label and count. */
const reachabilityFlags = 5;
const reachabilityHead = reachabilityFlags + 4 + 8;

/**
 * Follows `graph/HCLr.fst` from its header to its last byte: OpenFst's `olabel_lookahead` type, that is a constant FST and, for
 * each of its states, the sets of words that can still be reached.
 */
export async function readLookaheadGraph(file: string): Promise<Result<LookaheadGraph, string>> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch {
    return fail('is missing');
  }
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(headRoom, size));
    await handle.read(head, 0, head.length, 0);
    const reachability = locateReachability(head, size);
    if (!reachability.ok) return reachability;
    const tail = Buffer.alloc(size - reachability.value);
    await handle.read(tail, 0, tail.length, reachability.value);
    return readReachability(tail);
  } finally {
    await handle.close();
  }
}

function locateReachability(head: Buffer, size: number): Result<number, string> {
  const outer = readHeader(head, 0);
  if (outer === null) return fail('is no OpenFst file');
  if (outer.fstType !== 'olabel_lookahead')
    return fail(`is of type ${outer.fstType}; a grammar made at run time needs olabel_lookahead`);
  const inner = head.length < outer.end + 4 ? null : readHeader(head, outer.end + 4);
  if (inner === null || head.readInt32LE(outer.end) !== addOnMagic || inner.arcType !== 'standard')
    return fail('is damaged: there is no graph behind its header');
  const align = (offset: number): number =>
    inner.version === alignedVersion ? Math.ceil(offset / alignment) * alignment : offset;
  const end = align(align(inner.end) + inner.states * stateBytes) + inner.arcs * arcBytes;
  return inner.states < 1 || end + reachabilityHead > size ? fail('is cut short') : succeed(end);
}

function readHeader(bytes: Buffer, at: number): FstHeader | null {
  if (at + 8 > bytes.length || bytes.readInt32LE(at) !== fstMagic) return null;
  const fstType = readString(bytes, at + 4);
  const arcType = fstType === null ? null : readString(bytes, at + 8 + fstType.length);
  if (fstType === null || arcType === null) return null;
  const fixed = at + 12 + fstType.length + arcType.length;
  if (fixed + 40 > bytes.length) return null;
  return {
    fstType,
    arcType,
    version: bytes.readInt32LE(fixed),
    states: Number(bytes.readBigInt64LE(fixed + 24)),
    arcs: Number(bytes.readBigInt64LE(fixed + 32)),
    end: fixed + 40,
  };
}

function readString(bytes: Buffer, at: number): string | null {
  if (at + 4 > bytes.length) return null;
  const length = bytes.readInt32LE(at);
  return length < 0 || at + 4 + length > bytes.length ? null : bytes.toString('latin1', at + 4, at + 4 + length);
}

function readReachability(bytes: Buffer): Result<LookaheadGraph, string> {
  const wordLimit = bytes.readInt32LE(reachabilityFlags);
  let sets = Number(bytes.readBigInt64LE(reachabilityFlags + 4));
  let at = reachabilityHead;
  for (; sets > 0 && at + 8 <= bytes.length; sets -= 1) {
    // Each set: a count (64 bits, of which no graph needs the upper half), that many pairs of begin and end, the number of labels.
    at += 8 + bytes.readUInt32LE(at) * 8 + 4;
  }
  return sets > 0 || at !== bytes.length ? fail('is cut short') : succeed({ wordLimit });
}
