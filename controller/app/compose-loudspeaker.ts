import type { Site, Station } from '../../config/index.js';
import type { AudioSource, Clock, Log } from '../../config/kernel/index.js';
import { AnswerVolume, Loudspeaker, type Hearing } from '../../speech/index.js';
import type { PromptPlayer } from '../adapters/station-service.types.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { Messages } from '../domain/messages/messages.js';
import type { PromptShelf } from './prompt-shelf.js';
import type { Teardown } from './teardown.js';

export interface PlayerParts {
  readonly site: Site;
  readonly station: Station;
  readonly shelf: PromptShelf;
  readonly hearing: Hearing;
  readonly microphone: AudioSource;
  readonly isSimulated: boolean;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the program: one sentence per thing that is not available. */
  readonly notices: string[];
  /** Of the page. */
  readonly stationNotices: StationNotices;
  readonly teardown: Teardown;
}

/** What plays the answers of a station: the page, and its loudspeaker as loud as the room asks for. */
export function composePlayer(parts: PlayerParts): PromptPlayer {
  const { site, shelf, hearing, microphone } = parts;
  const volume = new AnswerVolume({
    quietestDbFs: site.prompts.levelDbFs,
    loudestDbFs: site.prompts.loudestDbFs,
    microphone,
    roomLevelDbFs: () => hearing.roomLevelDbFs,
  });
  return shelf.playerWith(openLoudspeaker(parts), volume);
}

/** The loudspeaker that the site file names, or null: answers sound on the page only. */
function openLoudspeaker(parts: PlayerParts): Loudspeaker | null {
  const { station, messages, clock, stationNotices } = parts;
  const { playback } = station.audio;
  if (playback === null) {
    if (!parts.isSimulated)
      parts.notices.push(
        `No loudspeaker: the site file names no audio.playback for ${station.id}; answers sound on the page only.`,
      );
    return null;
  }
  const log = parts.log.child({ component: 'speech.loudspeaker', station: station.id });
  const loudspeaker = new Loudspeaker({ device: playback, clock, log });
  loudspeaker.onTrouble((trouble) => {
    const sentences = trouble === null ? [] : [messages.display(({ notices }) => notices.loudspeakerSilent)];
    stationNotices.set('loudspeaker', sentences);
  });
  parts.teardown.add(`loudspeaker of ${station.id}`, () => loudspeaker.stop());
  return loudspeaker;
}
