import { fail, succeed, type Result } from '../../config/kernel/index.js';

/** What the rest of a model folder has to fit to. */
export interface AcousticModel {
  readonly phones: readonly number[];
  /** Values per frame that the network takes. */
  readonly featureDimension: number;
  /** null: the network takes no i-vector. */
  readonly ivectorDimension: number | null;
}

const start = '\0B<TransitionModel> <Topology> \x04';

/**
 * Reads the shell of `am/final.mdl`: Kaldi's binary transition model, nnet3 network and priors. The weights are not looked at;
 * a file that was cut short no longer ends with its priors.
 */
export function readAcousticModel(bytes: Buffer): Result<AcousticModel, string> {
  if (bytes.length === 0) return fail('is empty');
  if (bytes.toString('latin1', 0, start.length) !== start) return fail('is no binary Kaldi acoustic model');
  const count = bytes.length < start.length + 4 ? -1 : bytes.readInt32LE(start.length);
  const phonesAt = start.length + 4;
  if (count < 1 || phonesAt + count * 4 > bytes.length) return fail('is damaged: its list of phones makes no sense');
  const phones = Array.from({ length: count }, (_, index) => bytes.readInt32LE(phonesAt + index * 4));
  const network = bytes.indexOf('<Nnet3>');
  if (network < 0) return fail('holds no nnet3 network (or is cut short)');
  if (!endsWithPriors(bytes)) return fail('is cut short: it does not end where its last part says');
  const nodes = bytes.toString('latin1', network, bytes.indexOf('<NumComponents>', network));
  const featureDimension = inputDimension(nodes, 'input');
  if (featureDimension === null) return fail('is damaged: its network has no input');
  return succeed({ phones, featureDimension, ivectorDimension: inputDimension(nodes, 'ivector') });
}

function inputDimension(nodes: string, name: string): number | null {
  const [, dimension] = new RegExp(`input-node name=${name} dim=(\\d+)`, 'u').exec(nodes) ?? [];
  return dimension === undefined ? null : Number(dimension);
}

/** `<Priors> `, `FV ` or `DV ` for single or double precision, a length, the values, end of file. */
function endsWithPriors(bytes: Buffer): boolean {
  const marker = '<Priors> ';
  const at = bytes.lastIndexOf(marker) + marker.length;
  if (at < marker.length || at + 8 > bytes.length) return false;
  const width = { F: 4, D: 8 }[bytes.toString('latin1', at, at + 1)];
  return width !== undefined && at + 8 + bytes.readInt32LE(at + 4) * width === bytes.length;
}
