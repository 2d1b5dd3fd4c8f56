import { expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { openThroughFaults } from '../../../firmware-bridge/channel/faulty-opener.js';
import { dropBytes, faithfulLine } from '../../../firmware-bridge/channel/line-faults.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { accepted, floors, uncertain } from '../../support/fake-hearing.js';
import { composedStation, type ComposedStation } from './composed-station.js';
import { WatchedLift } from './watched-lift.js';

/* Passengers and mishaps at random instants, above all in the half second in which a request is on its way to its contact. */

/** As many as anybody needs within a minute: who calls more is not heard, and that is another matter. */
const ids = ['B1', '1', '3', '12'];
const requestsPerRide = 80;

/** Park and Miller's generator: the same ride for the same seed. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  readonly fraction = (): number => {
    this.#state = (this.#state * 48_271) % 0x7fff_ffff;
    return this.#state / 0x7fff_ffff;
  };

  upTo(limit: number): number {
    return this.fraction() * limit;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.upTo(items.length))]!;
  }
}

interface Ride extends ComposedStation {
  readonly clock: VirtualClock;
  readonly board: InProcessBoard;
  readonly lift: WatchedLift;
  readonly chance: Chance;
  /** Shares of the bytes that are lost on their way to the board and back. */
  readonly setLoss: (toBoard: number, toHost: number) => void;
}

async function begin(seed: number): Promise<Ride> {
  const chance = new Chance(seed);
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  const lines = { toBoard: faithfulLine, toHost: faithfulLine };
  const cable = openThroughFaults(board.opener, clock, {
    toBoard: (bytes) => lines.toBoard(bytes),
    toHost: (bytes) => lines.toHost(bytes),
  });
  // Pranks are another matter: here nobody is slowed down.
  const composed = composedStation(clock, cable, { limits: { callsPerMinute: 60, floorsPerSentence: 3 } });
  const lift = new WatchedLift(clock, board, composed);
  await board.start();
  composed.start();
  await clock.advance(700);
  const setLoss = (toBoard: number, toHost: number): void => {
    lines.toBoard = dropBytes(toBoard, chance.fraction);
    lines.toHost = dropBytes(toHost, chance.fraction);
  };
  return { ...composed, clock, board, lift, chance, setLoss };
}

/** Says something; what a muted station does not hear is no request. */
function speak({ hearing, service, chance }: Ride): void {
  const asked = service.view().dialogue === 'confirming' ? service.view().answer?.floor : null;
  if (typeof asked === 'string' && chance.upTo(1) < 0.5) {
    hearing.say(accepted({ kind: 'confirm' }, '确认'));
    return;
  }
  const wanted = [...new Set([chance.pick(ids), chance.pick(ids), chance.pick(ids)])];
  if (chance.upTo(1) < 0.2) {
    hearing.say(uncertain(floors(chance.pick(ids))));
    return;
  }
  hearing.say(accepted(floors(...wanted)));
}

/** Two people, of whom the second has said yes to somebody before the lift could ask the first one anything. */
async function talkAcross({ hearing, clock, chance }: Ride): Promise<void> {
  const [first, second] = [hearing.begin(), hearing.begin()];
  hearing.end(first);
  hearing.end(second);
  hearing.decide(uncertain(floors(chance.pick(ids))), 1_200, first);
  await clock.advance(chance.upTo(400));
  hearing.decide(accepted({ kind: 'confirm' }, '对的'), 900, second);
}

type Mishap = (ride: Ride) => void | Promise<void>;

const mishaps: readonly Mishap[] = [
  () => undefined,
  ({ lift, chance }) => {
    lift.burn(chance.upTo(chance.pick([200, 1_500])));
  },
  ({ lift, chance }) => {
    lift.light(chance.pick(ids), 30 + chance.upTo(2_000));
  },
  async ({ board, clock, chance }) => {
    board.unplug();
    await clock.advance(chance.upTo(1_200));
    await board.start();
  },
];
const deadLamps: Mishap = ({ lift, chance }) => {
  lift.areLampsDead = chance.upTo(1) < 0.3;
};

interface RideAtItsEnd {
  readonly lift: WatchedLift;
  readonly availability: string;
  /** Floors whose wiring was suspected at any time. */
  readonly doubted: ReadonlySet<string>;
}

async function rideOn(seed: number, happenings: readonly Mishap[]): Promise<RideAtItsEnd> {
  const ride = await begin(seed * 7_919);
  const { clock, chance, lift, setLoss, service } = ride;
  const doubted = new Set<string>();
  service.onChange(() => {
    for (const { button } of service.wiringDoubts) if (button !== null) doubted.add(button);
  });
  for (let request = 0; request < requestsPerRide; request += 1) {
    setLoss(0, 0);
    await clock.advance(200 + chance.upTo(1_500));
    setLoss(chance.pick([0, 0, 0.05, 0.1]), chance.pick([0, 0.02]));
    if (chance.upTo(1) < 0.15) await talkAcross(ride);
    else speak(ride);
    await clock.advance(chance.upTo(80));
    await chance.pick(happenings)(ride);
    await clock.advance(chance.upTo(600));
    await chance.pick(happenings)(ride);
  }
  setLoss(0, 0);
  await clock.advance(20_000);
  const { availability } = service.view();
  await ride.stop();
  await ride.board.stop();
  return { lift, availability, doubted };
}

it.each([1, 2, 3, 4])(
  'whatever happens meanwhile (ride %i): no contact closes unasked, twice, late, too long, on a lit button or after fire',
  async (seed) => {
    const { lift, availability, doubted } = await rideOn(seed, [...mishaps, deadLamps]);
    expect(lift.violations).toEqual([]);
    // A ride in which nothing was pressed would show nothing.
    expect(lift.closures).toBeGreaterThan(15);
    expect(availability).toBe('ready');
    // Wiring is suspected of floors only whose lamp did not answer.
    expect([...doubted].filter((floor) => !lift.unanswered.has(floor))).toEqual([]);
  },
  60_000,
);

it('as long as lamps answer, no floor is ever suspected, whatever happens to cable, line and mode', async () => {
  const { lift, doubted } = await rideOn(5, mishaps);
  expect(lift.closures).toBeGreaterThan(15);
  expect([...doubted]).toEqual([]);
}, 60_000);
