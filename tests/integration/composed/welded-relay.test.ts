import { expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { accepted, floors } from '../../support/fake-hearing.js';
import { composedStation } from './composed-station.js';

/* The simulated lift ignores a button that is held. This one takes it for a new call as soon as the old one is served. */

const normal = (1n << 13n) | (1n << 14n);
const contact = 1n << 3n;

it('a relay that is welded in a lift that calls again: the lamp lights at once each time it was served', async () => {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  let isWelded = false;
  const light = (isLit: boolean): void => {
    board.setInputs(isLit ? normal | contact : normal);
  };
  board.setInputs(normal);
  board.onRelays((relays) => {
    if (relays !== contact || isWelded) return;
    isWelded = true;
    light(true);
  });
  await board.start();
  const station = composedStation(clock, board.opener);
  const { hearing, service } = station;
  station.start();
  await clock.advance(700);

  const serve = async (): Promise<void> => {
    await clock.advance(4_000);
    light(false);
    await clock.advance(300);
    light(true);
    await clock.advance(100);
  };
  hearing.say(accepted(floors('3')));
  await serve();
  await serve();
  expect(service.wiringDoubts).toEqual([]);
  await serve();
  expect(service.wiringDoubts).toEqual([{ button: '3', fault: { kind: 'lightsAgain' } }]);
  expect(service.view().notices[0]?.['en']).toContain('Relay 4 is welded, or the button sticks');

  // The relay is replaced: the button is at rest.
  await clock.advance(4_000);
  light(false);
  await clock.advance(59_000);
  expect(service.wiringDoubts).toHaveLength(1);
  await clock.advance(1_100);
  expect(service.wiringDoubts).toEqual([]);
  await clock.resolve(station.stop());
  await board.stop();
});
