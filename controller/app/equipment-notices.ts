import { boardDrivers, type Station } from '../../config/index.js';
import type { AudioSource, AudioState } from '../../config/kernel/index.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Messages } from '../domain/messages/messages.js';

export interface EquipmentParts {
  readonly station: Station;
  readonly isSimulated: boolean;
  readonly messages: Messages;
  readonly stationNotices: StationNotices;
  /** The sound card; null where the site file names none. */
  readonly card: AudioSource | null;
  readonly hasVoice: boolean;
  /** The simulated board sits behind no pseudo-terminal. */
  readonly isBoardInProcess: boolean;
}

type Lack = keyof DisplayWords['notices']['equipment'];

/** Tells on the page what the program tells at the terminal when it starts: what the station does without, and what works instead. */
export function noteEquipment(parts: EquipmentParts): void {
  const { station, isSimulated, messages, stationNotices, card } = parts;
  const note = (topic: string, lack: Lack | null): void => {
    const sentences = lack === null ? [] : [messages.display(({ notices }) => notices.equipment[lack])];
    stationNotices.set(topic, sentences);
  };
  note('voice', parts.hasVoice ? null : 'noVoice');
  note('board', parts.isBoardInProcess ? 'boardInProcess' : null);
  note('bench', boardDrivers[station.board.driver].isForBench ? 'benchBoard' : null);
  if (!isSimulated) {
    // A card that fails makes a real station deaf, and that it says itself.
    note('playback', station.audio.playback === null ? 'noLoudspeaker' : null);
    note('microphone', card === null ? 'noMicrophone' : null);
    return;
  }
  card?.onState((state) => {
    note('microphone', lackOf(state));
  });
}

/** With the simulator others are heard beside the card, so that the station is not deaf without it. */
function lackOf(state: AudioState): Lack | null {
  if (state.kind !== 'deaf') return null;
  return state.reason === 'missingProgram' ? 'noRecorder' : 'microphoneFails';
}
