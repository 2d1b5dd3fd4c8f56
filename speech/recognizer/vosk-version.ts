import { shippedLibraryPath, shippedVersion, type VoskFeature } from './vosk-ffi.js';

/** For the log. The library does not tell its version: the package does for its own, else the calls it has say what it is at least. */
export function voskVersion(library: string, features: readonly VoskFeature[]): string {
  if (library === shippedLibraryPath()) return shippedVersion();
  if (features.includes('endpointerDelays')) return '0.3.50 or later';
  return features.includes('grammarChange') ? '0.3.45 or later' : 'before 0.3.45';
}
