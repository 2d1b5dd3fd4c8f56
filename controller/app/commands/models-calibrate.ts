import path from 'node:path';
import type { Clock, Log } from '../../../config/kernel/index.js';
import {
  calibrateModel,
  operatingPointText,
  readRecordingIndex,
  writeOperatingPoint,
  type Calibration,
  type OperatingPoint,
} from '../../../speech/index.js';
import { speechFolders } from '../folders.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { readSite, type SiteWithLanguages } from '../read-site.js';
import { describeFault } from '../describe-fault.js';
import { modelsToCalibrate, type CalibrationWish, type ModelsByLanguage } from './calibrated-models.js';

export interface ModelsCalibrateOptions extends CalibrationWish {
  /** A list of recordings, as for `hear --expect`. */
  readonly recordings: string;
  /** Its first station's floors are what the recordings are requests for. */
  readonly siteFile: string;
  /** Signal-to-noise ratios in dB at which is chosen how much more noise asks for; empty: that stays as it is. */
  readonly noiseDbs: readonly number[];
  /** Replace the thresholds of an embedded model, which belong to the program. */
  readonly write: boolean;
  readonly library?: string;
  readonly output: Output;
  readonly clock: Clock;
  readonly log: Log;
  readonly json: boolean;
  /** Settles when somebody wants the program to end. */
  readonly ended: Promise<void>;
}

const progressEvery = 25;

/** Chooses a model's thresholds from recordings, and puts them beside it or prints them. */
export async function calibrateModels(options: ModelsCalibrateOptions): Promise<ExitCode> {
  const { output, json, folders, recordings: list } = options;
  const site = await readSite(options.siteFile, folders);
  if (!site.ok) {
    for (const fault of site.failure) output.error(describeFault(fault));
    return 2;
  }
  const models = await modelsToCalibrate(options);
  const index = await readRecordingIndex(list);
  if (!models.ok || !index.ok) {
    for (const result of [models, index]) if (!result.ok) tellFailure(output, result.failure);
    return 2;
  }
  let isInterrupted = false;
  void options.ended.then(() => {
    isInterrupted = true;
  });
  const calibrated = await calibrateModel({
    ...speechOptions(options, site.value, models.value),
    recordings: index.value,
    noiseDbs: options.noiseDbs,
    listName: path.join(path.basename(path.dirname(path.resolve(list))), path.basename(list)),
    onProgress: (done, of) => {
      if (done % progressEvery !== 0 && done !== of) return;
      if (json) output.line(JSON.stringify({ event: 'progress', done, of }));
      else output.error(`${done} of ${of} recordings`);
    },
    isInterrupted: () => isInterrupted,
  });
  if (!calibrated.ok) {
    tellFailure(output, calibrated.failure);
    return 2;
  }
  if (calibrated.value === null) {
    output.error('Interrupted: nothing was changed.');
    return 1;
  }
  return putInPlace(calibrated.value, options);
}

/** Only the languages that the model hears, with the models that were named. */
function speechOptions(
  options: ModelsCalibrateOptions,
  { site, languages }: SiteWithLanguages,
  chosen: ModelsByLanguage,
) {
  const { folders, clock, log, library } = options;
  const named = Object.entries(chosen).filter(([, models]) => models.length > 0);
  return {
    site: { ...site, languages: Object.keys(chosen), speech: { models: Object.fromEntries(named) } },
    languages,
    ...speechFolders(folders),
    clock,
    log,
    ...(library === undefined ? {} : { libraryPath: library }),
  };
}

async function putInPlace(calibration: Calibration, options: ModelsCalibrateOptions): Promise<ExitCode> {
  const { model, operatingPoint, notices } = calibration;
  const { output, json } = options;
  const isWritten = options.write || !model.isEmbedded;
  if (isWritten) {
    const written = await writeOperatingPoint(model.folder, operatingPoint);
    if (!written.ok) {
      tellFailure(output, written.failure);
      return 1;
    }
  }
  if (json) {
    output.line(JSON.stringify({ event: 'calibrated', model: model.name, isWritten, notices, operatingPoint }));
    return 0;
  }
  for (const notice of notices) output.error(`Note: ${notice}`);
  output.error(`${model.name}: ${describeMargins(operatingPoint)}`);
  if (isWritten)
    output.line(
      `${path.join(model.folder, 'decision.json')} is written; a running program reads it at its next start.`,
    );
  else output.line(operatingPointText(operatingPoint).trimEnd());
  if (!isWritten) output.error('An embedded model: nothing was written. With --write its decision.json is replaced.');
  return 0;
}

function describeMargins({ alone, withSecond, inNoise }: OperatingPoint): string {
  const pair = ({ accept, ask }: OperatingPoint['alone']): string => `accept ${accept}, ask ${ask}`;
  const noise =
    inNoise === undefined ? '' : `; ${inNoise.perDb} more for each dB less than ${inNoise.quietFrom} over the noise`;
  return `alone ${pair(alone)}; with a second witness ${pair(withSecond)}${noise}`;
}
