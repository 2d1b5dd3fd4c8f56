import type { ListeningSite } from '../../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../../config/kernel/index.js';
import type { ModelFolder } from '../../model-store/choose-models.js';
import type { ModelFolders } from '../../model-store/model-folders.js';
import { findModels, readLanguageModel } from '../../recognizer/language-model.js';
import { unmeasuredInNoise, type OperatingPoint } from '../../recognizer/operating-point.js';
import type { SpeechOptions } from '../../speech.js';
import { HearingRoom } from '../hearing-room.js';
import { measurePack } from '../measure-pack.js';
import type { Recording } from '../recording-index.js';
import type { CalibrationRecording } from './calibration-curve.js';
import { enoughToChooseFrom, fewSpeakers, usableRecordings } from './calibration-needs.js';
import { chooseInNoise } from './choose-in-noise.js';
import { chooseMargins, leastAccept, type ChosenMargins } from './choose-margins.js';

/** Of a list, the rows that are mixed in; as in the packs of `bench recognition`. */
const noiseSet = 'noise';
/** The same mixtures in every run. */
const seed = 'liftvoice';

export interface CalibrateOptions extends SpeechOptions {
  /** All of a list; what of it is used is said by `usableRecordings`. */
  readonly recordings: readonly Recording[];
  /** Signal-to-noise ratios in dB at which is chosen how much more noise asks for, with the noises of the list; empty: that stays. */
  readonly noiseDbs: readonly number[];
  /** What the list is called in the source that is stored. */
  readonly listName: string;
  readonly onProgress: (done: number, of: number) => void;
  /** Asked before each recording; true gives up. */
  readonly isInterrupted: () => boolean;
}

export interface Calibration {
  /** Whose thresholds they are: the first witness. */
  readonly model: ModelFolder;
  /** One for each language that has one. */
  readonly secondModels: readonly string[];
  readonly operatingPoint: OperatingPoint;
  /** What makes them less sure than they could be. */
  readonly notices: readonly string[];
}

/**
 * Chooses the margins of the first witness of a site's languages, which must be one model, from recordings of people. Costs of the
 * grammar and the second witnesses' weights stay: within the lattice beam they do to the evidence what the margins do.
 *
 * @returns null where it was interrupted
 */
export async function calibrateModel(options: CalibrateOptions): Promise<Result<Calibration | null, ElevatorError>> {
  const { site, modelsFolder, installedModelsFolder = modelsFolder } = options;
  const folders = { embedded: modelsFolder, installed: installedModelsFolder };
  const models = await modelsOf(site, folders);
  if (!models.ok) return models;
  const { first, secondModels } = models.value;
  const before = await readLanguageModel(first, site.languages[0] ?? '');
  if (!before.ok) return before;
  const usable = usableRecordings(options.recordings, site.languages);
  const unheard = site.languages.filter((code) => !usable.some(({ language }) => language === code || language === ''));
  if (unheard.length > 0 && usable.length > 0) return fail(ofOtherLanguages(options.listName, unheard));
  const heard = await listenToAll(usable, options);
  if (!heard.ok || heard.value === null) return heard.ok ? succeed(null) : heard;
  const enough = enoughToChooseFrom(heard.value);
  if (!enough.ok) return enough;
  const alone = chooseMargins(heard.value, 'one');
  const withSecond = secondModels.length === 0 ? null : chooseMargins(heard.value, 'two');
  const witnesses = withSecond === null ? 'one' : 'two';
  const inNoise = options.noiseDbs.length === 0 ? null : chooseInNoise(heard.value, witnesses, withSecond ?? alone);
  const speakers = new Set(usable.map(({ speaker }) => speaker)).size;
  const { operatingPoint } = before.value;
  return succeed({
    model: first,
    secondModels,
    operatingPoint: {
      ...operatingPoint,
      alone: marginsOf(alone),
      withSecond: withSecond === null ? operatingPoint.withSecond : marginsOf(withSecond),
      ...(inNoise === null
        ? {}
        : { inNoise: { ...(operatingPoint.inNoise ?? unmeasuredInNoise), perDb: inNoise.perDb } }),
      source: sourceOf(options, heard.value, speakers, secondModels),
      curve: [...alone.curve, ...(withSecond?.curve ?? []), ...(inNoise?.curve ?? [])],
    },
    notices: speakers < fewSpeakers ? [`only ${speakers} speakers: others may be heard less well`] : [],
  });
}

function ofOtherLanguages(listName: string, unheard: readonly string[]): ElevatorError {
  const languages = unheard.join(' and ');
  const message = `${listName} has no recordings in ${languages}, and the thresholds are those of ${languages} as well; add some`;
  return new ElevatorError('ELV-SPEECH-019', message);
}

async function modelsOf(
  site: ListeningSite,
  folders: ModelFolders,
): Promise<Result<Pick<Calibration, 'secondModels'> & { readonly first: ModelFolder }, ElevatorError>> {
  const firsts = new Map<string, ModelFolder>();
  const seconds = new Set<string>();
  for (const language of site.languages) {
    const models = await findModels(site, language, folders);
    if (!models.ok) return models;
    firsts.set(models.value.first.folder, models.value.first);
    if (models.value.second !== null) seconds.add(models.value.second.name);
  }
  const [first, ...others] = firsts.values();
  if (first === undefined || others.length > 0) throw new RangeError('one first witness is calibrated at a time');
  return succeed({ first, secondModels: [...seconds] });
}

async function listenToAll(
  recordings: readonly Recording[],
  options: CalibrateOptions,
): Promise<Result<readonly CalibrationRecording[] | null, ElevatorError>> {
  if (recordings.length === 0) {
    const message = `${options.listName} has no recordings to choose from (use=dev where it has that column, language ${options.site.languages.join()})`;
    return fail(new ElevatorError('ELV-SPEECH-019', message));
  }
  const noises = options.recordings.filter(({ set }) => set === noiseSet);
  if (options.noiseDbs.length > 0 && noises.length === 0) {
    const message = `${options.listName} has no noises to mix with: rows with set=${noiseSet} are expected`;
    return fail(new ElevatorError('ELV-SPEECH-019', message));
  }
  const opened = await HearingRoom.open(options);
  if (!opened.ok) return opened;
  const room = opened.value;
  const measured = await measurePack<CalibrationRecording>({
    room: {
      measure: async (recording, condition, sound, seconds) => {
        const { asking, accepting } = await room.listen(sound);
        return { condition, asking, accepting, expected: room.expectationOf(recording), seconds };
      },
    },
    recordings,
    noises,
    noiseDbs: options.noiseDbs,
    seed,
    onProgress: options.onProgress,
    isInterrupted: options.isInterrupted,
  });
  await room.close();
  return measured.ok && options.isInterrupted() ? succeed(null) : measured;
}

function marginsOf({ accept, ask }: ChosenMargins): OperatingPoint['alone'] {
  return { accept, ask };
}

function sourceOf(
  { listName, noiseDbs }: Pick<CalibrateOptions, 'listName' | 'noiseDbs'>,
  heard: readonly CalibrationRecording[],
  speakers: number,
  seconds: readonly string[],
): string {
  const inQuiet = heard.filter(({ condition }) => condition === 'clean');
  const talk = inQuiet.filter(({ expected }) => expected.kind === 'nothing').length;
  const witnesses =
    seconds.length === 0 ? 'without a second witness' : `with ${seconds.join(' and ')} for the second opinion`;
  const noise = noiseDbs.length === 0 ? '' : ` and with noise ${noiseDbs.join(', ')} dB below the speech`;
  const noiseRule =
    noiseDbs.length === 0
      ? ''
      : ' In noise the least more for each dB with which the same holds at every level, at most 2 % of other speech called for, shares rounded up to whole recordings, and at all levels together at most 1 % of the requests wrong.';
  return (
    `Chosen by \`liftvoice models calibrate\` from ${listName}, ${witnesses}: ${inQuiet.length - talk} requests and ${talk} recordings ` +
    `of other speech, ${speakers} speakers, in quiet${noise}. The lowest accept margin, ${leastAccept.two} nats or more with two ` +
    `witnesses and ${leastAccept.one} with one, from which on at most 1.5 % of the requests ` +
    '(bare numbers taken at their word) are accepted wrong and no other speech is called for (bare numbers asked about); the ask ' +
    `margin with the most requests kept less other speech questioned, of those as good within 2 % the one nearest to the usual.${noiseRule} The curve holds the counts of every margin tried.`
  );
}
