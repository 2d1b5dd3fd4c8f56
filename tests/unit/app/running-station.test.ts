import { describe, expect, it } from 'vitest';
import type { StationService } from '../../../controller/adapters/station-service.types.js';
import { StationNotices } from '../../../controller/adapters/station-notices.js';
import { StationMeters } from '../../../controller/adapters/station-meters.js';
import type { FaultRequest } from '../../../controller/api/contract/requests.schema.js';
import { RunningStation } from '../../../controller/app/running-station.js';
import type { Simulation } from '../../../simulator/index.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { FakeSource } from '../../support/fake-source.js';
import { testStation } from '../../support/station-bench.js';

/** What a visitor breaks, as the simulated lift is told of it. */
function simulated() {
  const done: unknown[] = [];
  const simulation: Partial<Simulation> = {
    breakWiring: (fault) => done.push(fault),
    mendWiring: () => done.push('mended'),
    setMode: (mode) => done.push(mode),
    plugBoard: () => done.push('plugged'),
    unplugBoard: () => done.push('unplugged'),
  };
  const service: Partial<StationService> = { station: testStation(), onChange: () => () => undefined };
  const running = new RunningStation({
    service: service as StationService,
    simulation: simulation as Simulation,
    browserMicrophone: null,
    meters: new StationMeters(new FakeSource('test'), new FakeHearing(testStation())),
    notices: new StationNotices(),
    killRecognizer: (language) => done.push(language),
    start: () => undefined,
  });
  return { done, running };
}

const request = (fault: object): FaultRequest => ({ station: 'car-1', ...fault }) as FaultRequest;

describe('what a visitor may break', () => {
  it.each([
    [{ fault: 'boardUnplugged' }, 'unplugged'],
    [{ fault: 'boardPlugged' }, 'plugged'],
    [{ fault: 'recognizerKilled', language: 'en' }, 'en'],
    [{ fault: 'inspection' }, 'inspection'],
    [{ fault: 'inputsAllOpen' }, { kind: 'inputsAllOpen' }],
    [{ fault: 'wiringMended' }, 'mended'],
    [
      { fault: 'lampDead', button: '12' },
      { kind: 'lampDead', button: '12' },
    ],
    [
      { fault: 'lampsSwapped', button: '2', other: '3' },
      { kind: 'lampsSwapped', button: '2', other: '3' },
    ],
  ])('%o is done', (fault, expected) => {
    const { done, running } = simulated();
    expect(running.fault(request(fault)).ok).toBe(true);
    expect(done).toEqual([expected]);
  });

  it.each([
    ['wires of a button that is not there', { fault: 'lampDead', button: '77' }, 'notFound', 'There is no button 77.'],
    ['a lamp swapped with none', { fault: 'lampsSwapped', button: '2' }, 'notPossible', 'Name the other button'],
    [
      'a lamp swapped with one that is not there',
      { fault: 'lampsSwapped', button: '2', other: '77' },
      'notFound',
      '77',
    ],
  ])('%s are refused with a reason', (_what, fault, reason, message) => {
    const { done, running } = simulated();
    const refused = running.fault(request(fault));
    expect(refused).toMatchObject({ ok: false, failure: { reason } });
    expect(refused.ok ? '' : refused.failure.message).toContain(message);
    expect(done).toEqual([]);
  });
});
