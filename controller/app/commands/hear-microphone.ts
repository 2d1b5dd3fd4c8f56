import type { Log } from '../../../config/kernel/index.js';
import { silentLog } from '../../../config/kernel/index.js';
import { createMicrophone } from '../../../speech/index.js';
import { StationMeters } from '../../adapters/station-meters.js';
import type { ExitCode } from '../output.js';
import type { MicrophoneReport } from './microphone-report.js';
import { openEars, type EarsOptions } from './open-ears.js';

export interface HearMicrophoneOptions extends EarsOptions {
  /** ALSA device; null: the one that the site file names for its first station. */
  readonly device: string | null;
  readonly report: MicrophoneReport;
  /** Settles when somebody wants the program to end. */
  readonly untilAskedToEnd: () => Promise<void>;
}

/** Not to be relied on, see `ArecordOptions.device`, but what somebody who only wants to try has. */
const anyDevice = 'default';

/** Listens as a station would, presses nothing, and tells what is heard and decided until it is told to end. */
export async function hearMicrophone(options: HearMicrophoneOptions): Promise<ExitCode> {
  const { report, clock, output } = options;
  const ended = options.untilAskedToEnd();
  const ears = await openEars(options);
  if (ears === null) return 2;
  const { station, speech } = ears;
  const device = options.device ?? station.audio.device ?? anyDevice;
  if (device === anyDevice)
    output.error('No microphone is named: this is whatever ALSA takes by default. See --device and --list-devices.');
  const hearing = await speech.hearing(station);
  const microphone = createMicrophone({ device, clock, log: tellingLog(report) });
  const meters = new StationMeters(microphone, hearing, report.blocksPerReading);
  let isSpeech = false;
  hearing.onEvent((event) => {
    if (event.type === 'speech.started') isSpeech = true;
    if (event.type === 'speech.decided') isSpeech = false;
    report.hearing(event);
  });
  meters.changes.add((reading) => {
    if (reading !== null) report.reading(reading, isSpeech);
  });
  microphone.onState((state) => {
    if (state.kind === 'flowing') report.flowing(device);
  });
  hearing.listen(microphone);
  microphone.start();
  try {
    await ended;
    return 0;
  } finally {
    report.end();
    meters.stop();
    await microphone.stop();
    await speech.stop();
  }
}

/** The microphone's one line per loss goes to whoever sits before it, not to a log. */
function tellingLog(report: MicrophoneReport): Log {
  const log: Log = {
    ...silentLog,
    warn: (fields, message) => {
      const reason = 'reason' in fields ? String(fields.reason) : 'unknown';
      report.deaf(reason, `${message}. ${remedies[reason] ?? ''}It is tried again until sound comes.`);
    },
    child: () => log,
  };
  return log;
}

const remedies: Readonly<Record<string, string>> = {
  missingProgram: 'Install it (Debian: apt-get install alsa-utils). ',
  ended: '`liftvoice hear --list-devices` names the microphones of this machine. ',
};
