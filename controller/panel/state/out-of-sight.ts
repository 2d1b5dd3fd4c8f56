import type { LiftView, StationView } from '../../api/contract/view.schema.js';

/** What can still be shown of a station nobody has news of: what it is, and nothing of what it does. */
export function stationOutOfSight(seen: StationView): StationView {
  return {
    ...seen,
    availability: 'linkDown',
    notices: [],
    mode: 'unknown',
    dialogue: 'gateClosed',
    gate: { ...seen.gate, isOpen: false, isPresent: null },
    isSpeaking: false,
    heard: null,
    answer: null,
    floors: seen.floors.map((floor) => ({ ...floor, lamp: 'unknown', call: null })),
    landing:
      seen.landing === null
        ? null
        : { ...seen.landing, calls: seen.landing.calls.map((call) => ({ ...call, lamp: 'unknown', call: null })) },
    link: { isUp: false, firmware: null, medianRoundTripMs: null },
    meters: null,
  };
}

/** The car where it was last seen, standing: a picture that goes on moving would be made up. */
export function liftOutOfSight(seen: LiftView): LiftView {
  return { ...seen, isMoving: false, direction: 'none' };
}
