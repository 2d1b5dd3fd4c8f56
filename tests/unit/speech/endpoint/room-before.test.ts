import { describe, expect, it } from 'vitest';
import { roomLevel, stepEndpointer } from '../../../../speech/endpoint/endpointer.fsm.js';
import { endpointSettings as settings } from '../../../../speech/endpoint/endpoint-settings.js';
import { usedToRoom } from '../../../../speech/endpoint/room-before.js';
import { framesOf, hear, silence, talk, voice } from './level-tracks.js';

describe('an endpointer that has heard a room before', () => {
  it('knows its level, also where the detector takes the noise for voice', () => {
    expect(roomLevel(usedToRoom(framesOf([[100, silence(-48)]]), settings))).toBe(-48);
    expect(roomLevel(usedToRoom(framesOf([[1000, voice(-40)]]), settings))).toBe(-40);
  });

  it('knows nothing of a room in which somebody talked all the time', () => {
    expect(roomLevel(usedToRoom(framesOf(talk(300)), settings))).toBeNull();
  });

  it('begins without anything being said', () => {
    const used = usedToRoom(
      framesOf([
        [100, silence(-48)],
        [20, voice(-20)],
      ]),
      settings,
    );
    expect(stepEndpointer(used, voice(-20), settings).event).toBeNull();
    expect(hear([[4, voice(-20)]], used).events).toMatchObject([{ type: 'started' }]);
  });
});
