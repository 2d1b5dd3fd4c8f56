import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import koffi from 'koffi';
import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';

/** Larger than `struct termios` anywhere. */
const termiosBytes = 128;

export interface PseudoTerminal {
  /** What a host opens as its serial port, e.g. /dev/pts/4. */
  readonly path: string;
  /** Bytes towards the host. Where nobody reads and the kernel's buffer is full they are lost, as on a wire. */
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  close(): void;
}

type NativeCall = (...args: readonly (number | Uint8Array)[]) => number;

interface TerminalCalls {
  readonly posixOpenpt: NativeCall;
  readonly grantpt: NativeCall;
  readonly unlockpt: NativeCall;
  readonly ptsname: (descriptor: number) => string | null;
  readonly tcgetattr: NativeCall;
  readonly tcsetattr: NativeCall;
  readonly cfmakeraw: (termios: Uint8Array) => void;
}

function loadTerminalCalls(): TerminalCalls {
  const library = koffi.load(process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6');
  const call = (declaration: string): unknown => library.func(declaration);
  return {
    posixOpenpt: call('int posix_openpt(int)') as NativeCall,
    grantpt: call('int grantpt(int)') as NativeCall,
    unlockpt: call('int unlockpt(int)') as NativeCall,
    ptsname: call('str ptsname(int)') as TerminalCalls['ptsname'],
    tcgetattr: call('int tcgetattr(int, _Out_ uint8_t *)') as NativeCall,
    tcsetattr: call('int tcsetattr(int, int, uint8_t *)') as NativeCall,
    cfmakeraw: call('void cfmakeraw(_Inout_ uint8_t *)') as TerminalCalls['cfmakeraw'],
  };
}

/** A new pair of terminals in raw mode; this side is the board's, `path` the host's. Linux; macOS by the same calls, not tried. */
export function openPseudoTerminal(): Result<PseudoTerminal, { readonly message: string }> {
  try {
    return succeed(openPair(loadTerminalCalls()));
  } catch (error) {
    return fail({ message: `no pseudo-terminal: ${error instanceof Error ? error.message : String(error)}` });
  }
}

function openPair(calls: TerminalCalls): PseudoTerminal {
  const ours = calls.posixOpenpt(constants.O_RDWR | constants.O_NOCTTY);
  if (ours < 0) throw new Error('posix_openpt failed');
  const path = calls.grantpt(ours) === 0 && calls.unlockpt(ours) === 0 ? calls.ptsname(ours) : null;
  if (path === null) throw new Error('the other end could not be unlocked');
  // Kept open: without any opener of the other end, reading ours fails with EIO and never recovers.
  const theirs = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const termios = new Uint8Array(termiosBytes);
  if (calls.tcgetattr(theirs, termios) !== 0) throw new Error('tcgetattr failed');
  calls.cfmakeraw(termios);
  if (calls.tcsetattr(theirs, 0, termios) !== 0) throw new Error('tcsetattr failed');
  const stream = new ReadStream(ours);
  return {
    path,
    write: (bytes) => {
      writeWhatFits(ours, bytes);
    },
    onData: (listener) => {
      stream.on('data', listener);
    },
    close: () => {
      stream.destroy();
      closeSync(theirs);
    },
  };
}

function writeWhatFits(descriptor: number, bytes: Uint8Array): void {
  try {
    writeSync(descriptor, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  }
}
