import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { SiteMetrics } from '../../../controller/adapters/site-metrics.js';
import type { MetersView } from '../../../controller/api/contract/meters.schema.js';
import type { HearingDrift } from '../../../controller/domain/hearing-drift.js';
import type { WiringDoubt } from '../../../controller/domain/wiring/wiring.types.js';
import { FakeElevator } from '../../support/fake-elevator.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { FakeSource } from '../../support/fake-source.js';
import { officeStation } from '../../support/office-station.js';

function site() {
  const hearing = new FakeHearing(officeStation());
  const audio = new FakeSource('test');
  const metrics = new SiteMetrics();
  let reading: MetersView | null = null;
  const doubts: WiringDoubt[] = [];
  const drifts: HearingDrift[] = [];
  const elevatorIo = new FakeElevator(officeStation(), new VirtualClock());
  metrics.add({
    ...{ id: 'car-1', audio, elevatorIo },
    meters: () => reading,
    service: { wiringDoubts: doubts, onHeard: (listener) => hearing.onEvent(listener) },
    drifts: () => drifts,
  });
  const lines = async (start: string): Promise<string[]> =>
    (await metrics.text()).split('\n').filter((line) => line.startsWith(start));
  return { hearing, audio, metrics, lines, doubts, drifts, read: (next: MetersView | null) => (reading = next) };
}

describe('SiteMetrics', () => {
  it('counts decisions by reason, without a word of what was said', async () => {
    const { hearing, metrics, lines } = site();
    const accepted = { decision: 'accepted', language: 'zh', text: '十二楼', confidence: 1 } as const;
    hearing.decide({ ...accepted, intent: { kind: 'floors', floors: ['12'] } });
    for (let time = 0; time < 2; time += 1) {
      hearing.decide({
        decision: 'rejected',
        reason: 'unknownWords',
        language: null,
        confidence: 0,
        floorSpoken: null,
      });
    }
    expect(await lines('liftvoice_decisions_total')).toEqual([
      'liftvoice_decisions_total{station="car-1",language="zh",decision="accepted",reason=""} 1',
      'liftvoice_decisions_total{station="car-1",language="",decision="rejected",reason="unknownWords"} 2',
    ]);
    expect(await lines('liftvoice_decision_seconds_count')).toEqual([
      'liftvoice_decision_seconds_count{station="car-1"} 3',
    ]);
    expect(await metrics.text()).not.toContain('十二楼');
  });

  it('names buttons whose wiring is suspected, as long as it is', async () => {
    const { doubts, lines } = site();
    doubts.push({ button: '12', fault: { kind: 'litTooLong' } }, { button: null, fault: { kind: 'noLampLit' } });
    expect(await lines('liftvoice_wiring_suspected')).toEqual([
      'liftvoice_wiring_suspected{station="car-1",button="12",fault="litTooLong"} 1',
      'liftvoice_wiring_suspected{station="car-1",button="",fault="noLampLit"} 1',
    ]);
    doubts.length = 0;
    expect(await lines('liftvoice_wiring_suspected')).toEqual([]);
  });

  it('says that a station hears otherwise than before, as long as it does', async () => {
    const { drifts, lines } = site();
    drifts.push({ kind: 'louderRoom', today: -40, usual: -56 });
    expect(await lines('liftvoice_hearing_drift')).toEqual([
      'liftvoice_hearing_drift{station="car-1",kind="louderRoom"} -40',
    ]);
    drifts.length = 0;
    expect(await lines('liftvoice_hearing_drift')).toEqual([]);
  });

  it('counts presses, lost microphones and lost recognisers', async () => {
    const { hearing, audio, metrics, lines } = site();
    const { onPress, onTakeBack } = metrics.outcomesOf('car-1');
    onPress({ kind: 'done', roundTripMs: 5, evidence: 'acknowledged' });
    onPress({ kind: 'refused', reason: 'alreadyLit' });
    onTakeBack({ kind: 'takenBack' });
    onTakeBack({ kind: 'notTakenBack', reason: 'shared' });
    audio.change({ kind: 'deaf', reason: 'stalled' });
    hearing.lose('en');
    expect(await lines('liftvoice_presses_total')).toEqual([
      'liftvoice_presses_total{station="car-1",outcome="done",reason=""} 1',
      'liftvoice_presses_total{station="car-1",outcome="refused",reason="alreadyLit"} 1',
    ]);
    expect(await lines('liftvoice_calls_to_take_back_total')).toEqual([
      'liftvoice_calls_to_take_back_total{station="car-1",outcome="takenBack",reason=""} 1',
      'liftvoice_calls_to_take_back_total{station="car-1",outcome="notTakenBack",reason="shared"} 1',
    ]);
    expect(await lines('liftvoice_microphone_losses_total')).toEqual([
      'liftvoice_microphone_losses_total{station="car-1",reason="stalled"} 1',
    ]);
    expect(await lines('liftvoice_recognizer_losses_total')).toEqual([
      'liftvoice_recognizer_losses_total{language="en"} 1',
    ]);
    expect((await lines('liftvoice_link_reconnects_total')).length).toBe(1);
  });

  it('shows the meters as they are now, and no line for what is not known', async () => {
    const { lines, read } = site();
    expect(await lines('liftvoice_audio_')).toEqual([]);
    read({ levelDbFs: -30, peakDbFs: -18.5, clipping: 0, noiseFloorDbFs: -57.5, speechToNoiseDb: null, hum: null });
    expect((await lines('liftvoice_audio_')).sort()).toEqual([
      'liftvoice_audio_clipping_ratio{station="car-1"} 0',
      'liftvoice_audio_level_dbfs{station="car-1"} -30',
      'liftvoice_audio_noise_floor_dbfs{station="car-1"} -57.5',
      'liftvoice_audio_peak_dbfs{station="car-1"} -18.5',
    ]);
    read(null);
    expect(await lines('liftvoice_audio_')).toEqual([]);
  });
});
