import type { CarStation, Station } from '../../config/index.js';

/** A station that a test knows to be a car. */
export function carOf(station: Station | undefined): CarStation {
  if (station?.kind !== 'car') throw new Error('the station is no car');
  return station;
}
