import { execFile } from 'node:child_process';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { lastWords } from './last-words.js';

/** Something that sound can be recorded from. */
export interface CaptureDevice {
  /** ALSA name, as `audio.device` in the site file takes it. */
  readonly device: string;
  /** As ALSA describes it, on one line. */
  readonly description: string;
}

/** Converters and the like, which are listed beside microphones and hear nothing. */
const plugIns: ReadonlySet<string> = new Set([
  'null',
  'lavrate',
  'samplerate',
  'speexrate',
  'speex',
  'upmix',
  'vdownmix',
]);

/**
 * What `arecord -L` finds on this machine. Empty where there is no sound card and no sound server. ELV-SPEECH-004 where arecord
 * is missing or fails.
 */
export function listCaptureDevices(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<readonly CaptureDevice[], ElevatorError>> {
  return new Promise((resolve) => {
    execFile('arecord', ['-L'], { env: { ...environment, LC_ALL: 'C' } }, (error, stdout, stderr) => {
      if (error === null) resolve(succeed(parseDevices(stdout)));
      else if (error.code === 'ENOENT')
        resolve(unlisted('the program arecord is not installed (Debian: apt-get install alsa-utils)'));
      else resolve(unlisted(`arecord failed: ${lastWords(stderr)}`));
    });
  });
}

function unlisted(why: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-004', `Microphones can't be listed: ${why}`));
}

/** A name at the beginning of a line, then lines of description, each with a margin. */
export function parseDevices(listing: string): readonly CaptureDevice[] {
  const devices: { readonly device: string; readonly lines: string[] }[] = [];
  for (const line of listing.split('\n')) {
    if (line.trim() === '') continue;
    if (/^\s/.test(line)) devices.at(-1)?.lines.push(line.trim());
    else devices.push({ device: line.trim(), lines: [] });
  }
  return devices
    .filter(({ device }) => !plugIns.has(device))
    .map(({ device, lines }) => ({ device, description: lines.join(', ') }));
}
