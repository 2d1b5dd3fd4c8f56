import type { SnapshotFrom } from 'xstate';
import type { FloorId, Language, Station } from '../../config/index.js';
import type { ElevatorIo } from '../../firmware-bridge/index.js';
import type { Answer, Availability, Bilingual, StationView } from '../api/contract/view.schema.js';
import { inBothLanguages } from '../domain/messages/messages.js';
import type { dialogueMachine } from '../machines/dialogue.machine.js';
import type { stationMachine } from '../machines/station.machine.js';
import type { StationFacts } from '../machines/station.types.js';
import type { CallState } from './call-registry.js';

export interface ViewParts {
  readonly station: Station;
  readonly stationSnapshot: SnapshotFrom<typeof stationMachine>;
  readonly dialogueSnapshot: SnapshotFrom<typeof dialogueMachine>;
  readonly elevatorIo: ElevatorIo;
  readonly callStateOf: (floor: FloorId) => CallState | null;
  readonly heard: { readonly text: string; readonly language: Language } | null;
  readonly answer: Answer | null;
}

/** The public face of a station. No snapshot leaves the process; what is shown is chosen here, field by field. */
export function stationView(parts: ViewParts): StationView {
  const { station, stationSnapshot, dialogueSnapshot, elevatorIo } = parts;
  const { facts } = stationSnapshot.context;
  const availability = stationSnapshot.value === 'judging' ? 'starting' : stationSnapshot.value;
  const dialogue = dialogueSnapshot.value;
  return {
    id: station.id,
    availability,
    notices: noticesOf(facts, availability),
    mode: facts.mode,
    dialogue: typeof dialogue === 'string' ? dialogue : 'confirming',
    heard: parts.heard,
    answer: parts.answer,
    floors: station.floors.map((floor) => ({
      id: floor.id,
      names: { zh: [...floor.names.zh], en: [...floor.names.en] },
      lamp: floor.lamp === null ? 'unknown' : elevatorIo.lamp(floor.id),
      voice: floor.voice,
      call: parts.callStateOf(floor.id),
    })),
    link: {
      isUp: facts.link.kind === 'up',
      firmware: facts.board?.firmware ?? null,
      medianRoundTripMs: elevatorIo.counters.medianRoundTripMs,
    },
  };
}

/** All that limits voice, not only the gravest: a technician wants to see both the dead link and the dead microphone. */
function noticesOf(facts: StationFacts, availability: Availability): Bilingual[] {
  if (availability === 'stopping') return [inBothLanguages((words) => words.notices.stopping)];
  const notices: Bilingual[] = [];
  if (availability === 'starting') notices.push(inBothLanguages((words) => words.notices.starting));
  if (facts.link.kind === 'lost') notices.push(inBothLanguages((words) => words.notices.linkDown));
  if (facts.link.kind === 'refused') notices.push(inBothLanguages((words) => words.notices.boardRefused));
  const { audio, mode } = facts;
  // Without a link the mode is unknown anyway; saying both would say one thing twice.
  if (facts.link.kind === 'up' && mode !== 'normal') notices.push(inBothLanguages((words) => words.notices.mode[mode]));
  if (audio.kind === 'deaf') notices.push(inBothLanguages((words) => words.notices.deaf[audio.reason]));
  for (const language of ['zh', 'en'] as const) {
    if (facts.recognizers[language] === 'lost') {
      notices.push(inBothLanguages((words) => words.notices.languageLost[language]));
    }
  }
  return notices;
}
