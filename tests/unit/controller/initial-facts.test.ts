import { expect, test } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { initialFacts } from '../../../controller/adapters/initial-facts.js';
import { FakeElevator } from '../../support/fake-elevator.js';
import { FakeHearing } from '../../support/fake-hearing.js';
import { FakeAudio, testStation } from '../../support/station-bench.js';

const station = testStation();
const elevatorIo = new FakeElevator(station, new VirtualClock());

test('a recogniser that died before the service listened is not taken for ready', () => {
  const hearing = new FakeHearing(station);
  hearing.ready('zh');
  hearing.ready('en');
  hearing.lose('zh');
  const facts = initialFacts({ elevatorIo, audio: new FakeAudio(), hearing, site: { languages: ['zh', 'en'] } });
  expect(facts.recognizers).toEqual({ zh: 'starting', en: 'ready' });
});
