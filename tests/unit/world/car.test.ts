import { describe, expect, it } from 'vitest';
import { createBuilding, levelLanding, nearestLanding, positionInLandings } from '../../../simulator/world/building.js';
import type { Car } from '../../../simulator/world/car.js';
import { defaultDrive, stepCar, stoppingDistanceM } from '../../../simulator/world/car.js';

const stepMs = 20;

/** Every instant of a ride from 0 to `targetM`. */
function ride(targetM: number): Car[] {
  const cars: Car[] = [{ heightM: 0, velocity: 0 }];
  for (let steps = 0; steps < 5000; steps += 1) {
    const car = stepCar(cars.at(-1)!, defaultDrive, targetM, stepMs);
    cars.push(car);
    if (car.velocity === 0) return cars;
  }
  throw new Error('never arrived');
}

describe('the car', () => {
  it.each([
    // 3 m: speeds up and slows down over 1.5 m each, 2 * sqrt(3) = 3.46 s, and the creep at the end.
    [3, 3460, 3800],
    // 30 m: 2.5 s up to speed, 2.5 s down, (30 - 6.25) / 2.5 = 9.5 s between.
    [30, 14_500, 14_850],
  ])('takes for %i m what its drive allows', (metres, leastMs, mostMs) => {
    const durationMs = (ride(metres).length - 1) * stepMs;
    expect(durationMs).toBeGreaterThanOrEqual(leastMs);
    expect(durationMs).toBeLessThanOrEqual(mostMs);
  });

  it('arrives exactly, never beyond, and creeps over the last two centimetres', () => {
    const cars = ride(12);
    expect(cars.at(-1)).toEqual({ heightM: 12, velocity: 0 });
    expect(Math.max(...cars.map((car) => car.heightM))).toBe(12);
    const near = cars.filter((car) => car.heightM > 11.98 && car.heightM < 12);
    expect(near.length).toBeGreaterThan(5);
    for (const car of near) expect(car.velocity).toBeLessThanOrEqual(defaultDrive.levellingSpeed + 1e-9);
  });

  it('is at every moment as far from its landing as it needs to stop', () => {
    for (const car of ride(12))
      expect(12 - car.heightM).toBeGreaterThanOrEqual(stoppingDistanceM(car, defaultDrive) - 1e-6);
  });

  it('stops by the brake where nobody wants it anywhere, and turns only after that', () => {
    let car: Car = { heightM: 10, velocity: 2.5 };
    let steps = 0;
    for (; car.velocity > 0; steps += 1) car = stepCar(car, defaultDrive, null, stepMs);
    // v / a = 1.25 s
    expect(steps).toBeGreaterThanOrEqual(62);
    expect(steps).toBeLessThanOrEqual(64);
    const turning = stepCar({ heightM: 10, velocity: 1 }, defaultDrive, 0, stepMs);
    expect(turning.velocity).toBeGreaterThan(0.9);
    expect(turning.heightM).toBeGreaterThan(10);
  });
});

describe('the shaft', () => {
  const building = { landings: ['B1', '1', '2'], heightsM: [0, 4, 7], recallLanding: 1 };

  it('tells heights in landings, whatever the storeys measure', () => {
    expect([0, 2, 4, 5.5, 7].map((heightM) => positionInLandings(building, heightM))).toEqual([0, 0.5, 1, 1.5, 2]);
  });

  it('knows which landing is near and which is level', () => {
    expect([1.9, 2.1, 6.9].map((heightM) => nearestLanding(building, heightM))).toEqual([0, 1, 2]);
    expect([4.004, 3.996, 4.02, 2].map((heightM) => levelLanding(building, heightM))).toEqual([1, 1, null, null]);
  });

  it('has storeys of 3 m unless told otherwise', () => {
    expect(createBuilding({ landings: ['1', '2', '3'] }).heightsM).toEqual([0, 3, 6]);
    expect(createBuilding({ landings: ['1', '2', '3'], storeyM: 4 }).heightsM).toEqual([0, 4, 8]);
  });
});
