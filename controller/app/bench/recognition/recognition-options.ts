import { join } from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../../../config/kernel/index.js';
import { readRecordingIndex, saysWords, type Recording } from '../../../../speech/index.js';

export interface RecognitionOptions {
  /** Folder with `index.tsv`. */
  readonly pack: string;
  /** Names of sets; empty: all. */
  readonly sets: readonly string[];
  /** `any`: development, test and the speakers the models were trained on. */
  readonly use: 'dev' | 'test' | 'both' | 'any';
  /** Signal-to-noise ratios in dB, beside quiet. */
  readonly noiseDbs: readonly number[];
  /** At most so many recordings of each set and use, spread evenly; null: all. */
  readonly limit: number | null;
  /** Where the HTML page goes; null: none. */
  readonly report: string | null;
}

export interface ChosenRecordings {
  readonly recordings: readonly Recording[];
  readonly noises: readonly Recording[];
  /** How many would have been among them if their transcript were words. */
  readonly soundsOnly: number;
}

/** Sets of a pack that are no speech of anybody: noises are mixed in and are listened to, room responses are not. */
const noiseSet = 'noise';
const unheardSets: readonly string[] = ['rir'];

/** What of a pack is to be measured; the failure says what is missing and what would help. */
export async function chooseRecordings(
  options: Omit<RecognitionOptions, 'report'>,
): Promise<Result<ChosenRecordings, ElevatorError>> {
  const { pack, sets, use, limit } = options;
  const index = await readRecordingIndex(join(pack, 'index.tsv'));
  if (!index.ok) {
    const message = `There is no pack of recordings in ${pack} (index.tsv is looked for); name its folder with --pack`;
    return index.failure.message.includes('does not exist')
      ? fail(new ElevatorError('ELV-SPEECH-008', message, { cause: index.failure }))
      : index;
  }
  const heard = index.value.filter(({ set }) => !unheardSets.includes(set));
  const known = new Set(heard.map(({ set }) => set));
  const unknown = sets.filter((set) => !known.has(set));
  if (unknown.length > 0) {
    const message = `The pack has no set ${unknown.join(', ')}; it has ${[...known].join(', ')}`;
    return fail(new ElevatorError('ELV-SPEECH-008', message));
  }
  const chosen = heard.filter((one) => (sets.length === 0 || sets.includes(one.set)) && isOfUse(one, use));
  const wanted = chosen.filter(saysWords);
  if (wanted.length === 0) {
    const message = `The chosen sets have no recordings with use=${use} whose transcript is words`;
    return fail(new ElevatorError('ELV-SPEECH-008', message));
  }
  const noises = heard.filter(({ set }) => set === noiseSet);
  return succeed({ recordings: spread(wanted, limit), noises, soundsOnly: chosen.length - wanted.length });
}

function isOfUse(recording: Recording, use: RecognitionOptions['use']): boolean {
  if (use === 'any') return true;
  // Noises are nobody's voice: they may be listened to in either run.
  if (recording.use === 'any') return true;
  return use === 'both' ? recording.use === 'dev' || recording.use === 'test' : recording.use === use;
}

function spread(recordings: readonly Recording[], limit: number | null): readonly Recording[] {
  if (limit === null) return recordings;
  const keyOf = ({ set, use }: Recording): string => `${set}\t${use}`;
  return recordings.filter((recording) => {
    const group = recordings.filter((other) => keyOf(other) === keyOf(recording));
    const at = group.indexOf(recording);
    return (
      Math.floor((at * limit) / group.length) !== Math.floor(((at - 1) * limit) / group.length) || group.length <= limit
    );
  });
}
