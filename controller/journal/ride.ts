/** The correlation id of an utterance, unique across restarts and stations: `3f9a01bc.car-1.5`. */
export function rideOf(run: string, station: string | null, utterance: number | null): string | null {
  return utterance === null ? null : `${run}.${station ?? 'site'}.${utterance}`;
}

/** The number of the utterance within its run and station. */
export function utteranceOf(ride: string | null): number | null {
  return ride === null ? null : Number(ride.slice(ride.lastIndexOf('.') + 1));
}
