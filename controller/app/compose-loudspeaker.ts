import type { Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import { Loudspeaker } from '../../speech/index.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { Messages } from '../domain/messages/messages.js';
import type { Teardown } from './teardown.js';

export interface LoudspeakerParts {
  readonly station: Station;
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

/** The loudspeaker that the site file names, or null: answers sound on the page only. */
export function openLoudspeaker(parts: LoudspeakerParts): Loudspeaker | null {
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
