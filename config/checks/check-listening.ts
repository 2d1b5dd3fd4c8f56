import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import { wasLeftOut, type StationDraft } from '../reading/site-draft.js';
import type { NameLanguages } from './check-names.js';
import { eachInput } from './each.js';

type ListeningDraft = NonNullable<StationDraft['listening']>;

/** A gate has what opens it, and nothing is written that no gate would read. */
export function checkListening(station: StationDraft, path: FieldPath, languages: NameLanguages): readonly Finding[] {
  const { listening } = station;
  if (listening?.gate === undefined) return [];
  const listeningPath = [...path, 'listening'];
  return [
    ...checkOpenSeconds(listening, listeningPath),
    ...checkPresence(station, listening, path),
    ...(listening.gate === 'wakeWord' ? checkWakeWord(station, path, languages) : []),
  ];
}

function checkOpenSeconds(listening: ListeningDraft, path: FieldPath): readonly Finding[] {
  if (listening.gate !== 'always' || wasLeftOut(listening, 'openSeconds')) return [];
  const message =
    'openSeconds without a gate: it listens always; write gate: presence or gate: wakeWord, or delete openSeconds';
  return [wrong([...path, 'openSeconds'], message)];
}

function checkPresence(station: StationDraft, listening: ListeningDraft, path: FieldPath): readonly Finding[] {
  const { gate = '', presence } = listening;
  const presencePath = [...path, 'listening', 'presence'];
  if (gate !== 'presence') {
    if (wasLeftOut(listening, 'presence')) return [];
    return [wrong(presencePath, `presence is read with gate: presence only, and this gate is ${gate}; delete it`)];
  }
  if (wasLeftOut(listening, 'presence')) {
    const message =
      'gate: presence needs the input of a sensor that sees people; write presence: { input: 13, activeWhen: closed }';
    return [wrong(presencePath, message)];
  }
  if (presence === undefined) return [];
  return [...checkInput(station, presence.input, path), ...checkRest(presence, presencePath)];
}

function checkInput(station: StationDraft, input: number | undefined, stationPath: FieldPath): readonly Finding[] {
  const inputs = station.board?.inputs;
  const path = [...stationPath, 'listening', 'presence', 'input'];
  if (input === undefined) return [];
  if (inputs !== undefined && input > inputs) {
    const there = inputs === 0 ? 'no inputs' : `inputs 1 to ${inputs}`;
    return [wrong(path, `input ${input}, but the board has ${there} (board.inputs)`)];
  }
  const holder = eachInput(station, stationPath).find((each) => each.input === input);
  if (holder === undefined) return [];
  const message = `input ${input} is already ${holder.owner}; the sensor needs an input of its own`;
  return [wrong(path, message, { see: holder.path })];
}

function checkRest({ activeWhen }: NonNullable<ListeningDraft['presence']>, path: FieldPath): readonly Finding[] {
  if (activeWhen !== 'open') return [];
  const message =
    'somebody counts as there when open: with a broken wire it listens always; prefer a contact that closes for people (activeWhen: closed)';
  return [worthKnowing([...path, 'activeWhen'], message)];
}

/** Whoever speaks a language without a wake word could never open the gate. */
function checkWakeWord(station: StationDraft, path: FieldPath, { heard, known }: NameLanguages): readonly Finding[] {
  const { vocabulary = {} } = station;
  // Written wrongly, and told of at its own place.
  const isInDoubt = Object.hasOwn(vocabulary, 'wakeWords') && vocabulary.wakeWords === undefined;
  if (isInDoubt || wasWrittenWrongly(station)) return [];
  const missing = (heard ?? []).flatMap((code) => {
    const language = code === undefined ? undefined : known.get(code);
    return language === undefined || Object.hasOwn(vocabulary.wakeWords ?? {}, language.code) ? [] : [language];
  });
  if (missing.length === 0) return [];
  const titles = missing.map(({ nameInEnglish, code }) => `${nameInEnglish} (${code})`).join(' and ');
  const entries = missing.map(({ code }) => `${code}: [...]`).join(', ');
  const message = `gate: wakeWord, but the lift has no name in ${titles}, so whoever speaks it could not open the gate; write vocabulary: { wakeWords: { ${entries} } }`;
  return [wrong([...path, 'listening', 'gate'], message)];
}

function wasWrittenWrongly(station: StationDraft): boolean {
  return !wasLeftOut(station, 'vocabulary') && station.vocabulary === undefined;
}
