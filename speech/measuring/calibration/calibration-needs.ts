import { ElevatorError, fail, succeed, type Result } from '../../../config/kernel/index.js';
import { saysWords, type Recording } from '../recording-index.js';
import type { CalibrationRecording } from './calibration-curve.js';

/** 1.5 % of fewer requests is less than one, and no false call in fewer recordings says little. */
const leastRequests = 60;
const leastTalk = 100;
/** Fewer voices than these say little about anybody else's. */
export const fewSpeakers = 5;

/**
 * Recordings that thresholds may be chosen on: `use=dev` where the list has that column, all of them where it has none; of the
 * model's languages, or of no particular one; with words as their transcript and not only sounds.
 */
export function usableRecordings(all: readonly Recording[], languages: readonly string[]): readonly Recording[] {
  const saysUse = all.some(({ use }) => use !== '');
  return all.filter(
    (one) =>
      (saysUse ? one.use === 'dev' : true) &&
      (languages.includes(one.language) || one.language === '') &&
      saysWords(one),
  );
}

/** ELV-SPEECH-019 with what is needed, where there are too few to choose from. */
export function enoughToChooseFrom(recordings: readonly CalibrationRecording[]): Result<void, ElevatorError> {
  const inQuiet = recordings.filter(({ condition }) => condition === 'clean');
  const talk = inQuiet.filter(({ expected }) => expected.kind === 'nothing').length;
  const requests = inQuiet.length - talk;
  if (requests >= leastRequests && talk >= leastTalk) return succeed(undefined);
  const message =
    `${requests} requests and ${talk} recordings of other speech are too few to choose thresholds from: ` +
    `at least ${leastRequests} and ${leastTalk} are needed, of several people (rows with use=dev where the list has that column, ` +
    "of the model's language; a request is what the site of --site understands)";
  return fail(new ElevatorError('ELV-SPEECH-019', message));
}
