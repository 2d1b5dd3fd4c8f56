import { describe, expect, it } from 'vitest';
import { StationMeters } from '../../../controller/adapters/station-meters.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { FakeSource } from '../../support/fake-source.js';
import { officeStation } from '../../support/office-station.js';

describe('StationMeters', () => {
  it('reads twice a second while sound comes, and once that nothing does', () => {
    const audio = new FakeSource('test');
    const meters = new StationMeters(audio, new FakeHearing(officeStation()));
    const told: (number | null)[] = [];
    meters.changes.add((reading) => told.push(reading?.levelDbFs ?? null));
    for (let block = 0; block < 74; block += 1) audio.emit(3_277);
    expect(told).toEqual([-20, -20]);
    audio.change({ kind: 'deaf', reason: 'stalled' });
    expect(told).toEqual([-20, -20, null]);
    expect(meters.current).toBeNull();
    meters.stop();
  });

  it('measures an utterance between its start and its decision', () => {
    const audio = new FakeSource('test');
    const hearing = new FakeHearing(officeStation());
    const meters = new StationMeters(audio, hearing);
    for (let block = 0; block < 100; block += 1) audio.emit(33);
    for (let block = 0; block < 5; block += 1) audio.emit(3_277);
    hearing.begin();
    hearing.decide({ decision: 'rejected', reason: 'notAPhrase', language: 'zh', confidence: 0, floorSpoken: null });
    for (let block = 0; block < 45; block += 1) audio.emit(33);
    expect(meters.current?.speechToNoiseDb).toBeCloseTo(40, 0);
    meters.stop();
  });
});
