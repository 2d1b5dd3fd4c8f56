import { listCaptureDevices } from '../../../speech/index.js';
import type { ExitCode, Output } from '../output.js';

export interface ListDevicesOptions {
  readonly json: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly output: Output;
}

/** Prints the microphones of this machine under the names that `audio.device` and `--device` take. */
export async function listDevices({ json, environment, output }: ListDevicesOptions): Promise<ExitCode> {
  const devices = await listCaptureDevices(environment);
  if (!devices.ok) {
    output.error(devices.failure.message);
    return 1;
  }
  if (json) for (const device of devices.value) output.line(JSON.stringify(device));
  else if (devices.value.length === 0) output.error('ALSA knows no microphone on this machine.');
  else for (const { device, description } of devices.value) output.line(`${device}  ${description}`.trimEnd());
  return 0;
}
