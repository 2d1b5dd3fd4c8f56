import { describe, expect, it } from 'vitest';
import { StationNotices } from '../../../controller/adapters/station-notices.js';
import { noteEquipment, type EquipmentParts } from '../../../controller/app/equipment-notices.js';
import { messages } from '../../support/messages.js';
import { FakeAudio, testStation } from '../../support/station-bench.js';

const loudspeaker = { device: null, playback: 'default' };

function noted(parts: Partial<EquipmentParts>): () => readonly string[] {
  const stationNotices = new StationNotices();
  noteEquipment({
    station: testStation({ audio: loudspeaker }),
    isSimulated: true,
    messages,
    stationNotices,
    card: null,
    hasVoice: true,
    isBoardInProcess: false,
    ...parts,
  });
  return () => stationNotices.all.map((texts) => texts['en'] ?? '');
}

describe('what a station does without', () => {
  it('is nothing in a simulator as shipped: it names no sound card, and the page is heard', () => {
    expect(noted({ station: testStation() })()).toEqual([]);
  });

  it('is told of a real one: no microphone, no loudspeaker, no voice', () => {
    const [voice, playback, microphone, ...more] = noted({
      station: testStation(),
      isSimulated: false,
      hasVoice: false,
    })();
    expect(voice).toContain('shown and sounded as tones');
    expect(playback).toContain('on this page only');
    expect(microphone).toContain('the buttons, the board and this page work');
    expect(more).toEqual([]);
  });

  it('is told of a sound card beside the simulator for as long as it fails', () => {
    const card = new FakeAudio();
    const notices = noted({ card });
    card.set({ kind: 'deaf', reason: 'missingProgram' });
    expect(notices()).toEqual([expect.stringContaining('alsa-utils') as string]);
    card.set({ kind: 'deaf', reason: 'ended' });
    expect(notices()).toEqual([expect.stringContaining('sound card microphone is not heard') as string]);
    card.set({ kind: 'flowing' });
    expect(notices()).toEqual([]);
  });

  it('is left to the station itself where the card of a real one fails: it is deaf', () => {
    const card = new FakeAudio();
    const notices = noted({ card, isSimulated: false });
    card.set({ kind: 'deaf', reason: 'missingProgram' });
    expect(notices()).toEqual([]);
  });

  it('is the serial driver where the board has no pseudo-terminal', () => {
    expect(noted({ isBoardInProcess: true })()).toEqual([expect.stringContaining('pseudo-terminal') as string]);
  });
});
