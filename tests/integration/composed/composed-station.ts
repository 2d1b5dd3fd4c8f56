import type { CarStation } from '../../../config/index.js';
import { silentLog, type VirtualClock } from '../../../config/kernel/index.js';
import { createStationService } from '../../../controller/adapters/station-service.js';
import type { StationService } from '../../../controller/adapters/station-service.types.js';
import { defaultWiringLimits } from '../../../controller/domain/wiring/wiring.types.js';
import type { Journal } from '../../../controller/journal/journal.types.js';
import { createElevatorIo, type ChannelOpener, type ElevatorIo } from '../../../firmware-bridge/index.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { messages } from '../../support/messages.js';
import { strictJournal } from '../../support/strict-journal.js';
import { FakeAudio, testStation } from '../../support/station-bench.js';

/** Everything between a decision and the serial line, real, in virtual time; decisions are said by the test. */
export interface ComposedStation {
  readonly station: CarStation;
  readonly elevatorIo: ElevatorIo;
  readonly hearing: FakeHearing;
  readonly service: StationService;
  /** Link, sound and recognisers come up; the clock has to be moved on. */
  start(): void;
  stop(): Promise<void>;
}

export function composedStation(
  clock: VirtualClock,
  opener: ChannelOpener,
  changes: Partial<CarStation> = {},
  wiringLimits = defaultWiringLimits,
  journal: Journal = strictJournal({ clock, timeOfDay: () => new Date(clock.now()) }),
): ComposedStation {
  const station = testStation(changes);
  let nonce = 7;
  const elevatorIo = createElevatorIo({ station, opener, clock, log: silentLog, makeNonce: () => (nonce += 1) });
  const hearing = new FakeHearing(station);
  const audio = new FakeAudio();
  const service = createStationService({
    messages,
    station,
    site: { languages: ['zh', 'en'] },
    elevatorIo,
    hearing,
    audio,
    clock,
    log: silentLog,
    timeOfDay: () => new Date(clock.now()),
    wiringLimits,
    journal,
    prompts: { play: () => Promise.resolve({ durationMs: 300 }) },
  });
  return {
    station,
    elevatorIo,
    hearing,
    service,
    start: () => {
      elevatorIo.start();
      audio.start();
      hearing.ready('zh');
      hearing.ready('en');
    },
    stop: async () => {
      await clock.resolve(service.stop());
      await clock.resolve(elevatorIo.stop());
    },
  };
}
