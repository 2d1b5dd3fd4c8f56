/** The car on its ropes. Upwards is positive. */
export interface Car {
  readonly heightM: number;
  /** Metres per second. */
  readonly velocity: number;
}

export interface Drive {
  /** Metres per second. */
  readonly ratedSpeed: number;
  /** Metres per second squared, for starting and for stopping at a landing. */
  readonly acceleration: number;
  /** Metres per second squared, for a stop where the car is (inspection). */
  readonly brake: number;
  /** Metres per second over the last `levellingM`: the car creeps until it is flush. */
  readonly levellingSpeed: number;
  readonly levellingM: number;
}

/** A lively passenger lift: ten storeys of 3 m in about 15 s. */
export const defaultDrive: Drive = {
  ratedSpeed: 2.5,
  acceleration: 1,
  brake: 2,
  levellingSpeed: 0.1,
  levellingM: 0.02,
};

/** How far the car still travels when it starts to slow down for a landing now. */
export function stoppingDistanceM(car: Car, drive: Drive): number {
  const speed = Math.abs(car.velocity);
  if (speed <= drive.levellingSpeed) return 0;
  return (speed ** 2 - drive.levellingSpeed ** 2) / (2 * drive.acceleration) + drive.levellingM;
}

/** One step towards a height; the car arrives there exactly and with velocity 0. `null` stops it where it is, by the brake. */
export function stepCar(car: Car, drive: Drive, targetM: number | null, stepMs: number): Car {
  const stepS = stepMs / 1000;
  if (targetM === null) return brakeCar(car, drive, stepS);
  const distanceM = Math.abs(targetM - car.heightM);
  const towards = Math.sign(targetM - car.heightM);
  if (car.velocity * towards < 0) return brakeCar(car, drive, stepS);
  const speed = Math.min(
    drive.ratedSpeed,
    Math.abs(car.velocity) + drive.acceleration * stepS,
    approachSpeed(distanceM, drive, stepS),
  );
  if (distanceM <= speed * stepS) return { heightM: targetM, velocity: 0 };
  return { heightM: car.heightM + towards * speed * stepS, velocity: towards * speed };
}

/**
 * The highest speed from which the landing is still reached with the normal deceleration: the v that solves
 * `v * step + (v^2 - levelling^2) / 2a = distance - levelling distance`. Counting the step that is about to be driven
 * keeps the slope exact: the deceleration never exceeds `a`, however long the step.
 */
function approachSpeed(distanceM: number, drive: Drive, stepS: number): number {
  const { acceleration, levellingSpeed, levellingM } = drive;
  if (distanceM <= levellingM) return levellingSpeed;
  const perStep = acceleration * stepS;
  const square = perStep ** 2 + levellingSpeed ** 2 + 2 * acceleration * (distanceM - levellingM);
  return Math.max(levellingSpeed, Math.sqrt(square) - perStep);
}

function brakeCar(car: Car, drive: Drive, stepS: number): Car {
  const speed = Math.max(0, Math.abs(car.velocity) - drive.brake * stepS);
  if (speed === 0) return car.velocity === 0 ? car : { heightM: car.heightM, velocity: 0 };
  const velocity = Math.sign(car.velocity) * speed;
  return { heightM: car.heightM + velocity * stepS, velocity };
}
