import type { ButtonId } from '../../../config/index.js';
import type { ButtonFault, WiringEvent, WiringLimits } from './wiring.types.js';

/** How long the lamp of one button is lit and dark. */
interface LampRecord {
  /** null: it is not lit, or not known to be. */
  readonly litSinceMs: number | null;
  readonly darkSinceMs: number | null;
  readonly pressedMs: number;
  /** It lit because our contact closed. */
  readonly isOurs: boolean;
  /** Lamps of other buttons that lit and went out in the meantime. */
  readonly othersServed: number;
  /** How often it lit again at once, in a row, since our contact closed; null: it was at rest in between. */
  readonly timesAgain: number | null;
  /** Stays until the lamp itself says otherwise: a link that is lost takes nothing of it away. */
  readonly fault: Extract<ButtonFault, { kind: 'litTooLong' | 'lightsAgain' }> | null;
}

export interface LampTimes {
  readonly buttons: ReadonlyMap<ButtonId, LampRecord>;
  /** null: the lift is not known to run normally. */
  readonly normalSinceMs: number | null;
}

export const noLampTimes: LampTimes = { buttons: new Map(), normalSinceMs: null };

const unknownLamp: LampRecord = {
  litSinceMs: null,
  darkSinceMs: null,
  pressedMs: -Infinity,
  isOurs: false,
  othersServed: 0,
  timesAgain: null,
  fault: null,
};

export function afterLampEvent(before: LampTimes, event: WiringEvent, limits: WiringLimits): LampTimes {
  return judged(noted(before, event, limits), event.atMs, limits);
}

/** null: nothing is known against it. */
export function lampFaultOf({ buttons }: LampTimes, button: ButtonId): ButtonFault | null {
  return buttons.get(button)?.fault ?? null;
}

/** Infinity: as long as nothing happens there is nothing to look at. */
export function nextLampLookMs(times: LampTimes, atMs: number, limits: WiringLimits): number {
  const looks = [...times.buttons.values()].flatMap((lamp) => [
    litLimitMs(times, lamp, limits),
    lamp.fault?.kind === 'lightsAgain' && lamp.darkSinceMs !== null ? lamp.darkSinceMs + limits.restMs : Infinity,
  ]);
  return Math.min(...looks.filter((lookMs) => lookMs > atMs));
}

function noted(times: LampTimes, event: WiringEvent, limits: WiringLimits): LampTimes {
  switch (event.type) {
    case 'lamp.changed':
      return afterLamp(times, event, limits);
    case 'pressed': {
      const lamp = times.buttons.get(event.button) ?? unknownLamp;
      // The lamp may be seen before the board's answer is.
      const isLit = lamp.litSinceMs !== null && lamp.litSinceMs >= event.closedMs;
      return withLamp(times, event.button, {
        ...lamp,
        pressedMs: event.closedMs,
        isOurs: isLit || lamp.isOurs,
        timesAgain: isLit ? 0 : lamp.timesAgain,
      });
    }
    case 'mode.changed':
      return afterMode(times, event);
    case 'time.passed':
      return times;
  }
}

function afterLamp(
  times: LampTimes,
  { button, lamp: state, atMs }: Extract<WiringEvent, { type: 'lamp.changed' }>,
  limits: WiringLimits,
): LampTimes {
  const lamp = times.buttons.get(button) ?? unknownLamp;
  if (state === 'lit') return withLamp(times, button, lit(lamp, atMs, limits));
  const isOut = state === 'dark' && lamp.litSinceMs !== null;
  const counted = isOut && times.normalSinceMs !== null ? servedBeside(times, button, lamp.litSinceMs) : times;
  return withLamp(counted, button, {
    ...lamp,
    litSinceMs: null,
    darkSinceMs: state === 'dark' ? atMs : null,
    timesAgain: state === 'dark' ? lamp.timesAgain : null,
    fault: state === 'dark' && lamp.fault?.kind === 'litTooLong' ? null : lamp.fault,
  });
}

function lit(lamp: LampRecord, atMs: number, { lampMs, againWithinMs }: WiringLimits): LampRecord {
  const isOurs = atMs - lamp.pressedMs <= lampMs;
  const isAgain = lamp.darkSinceMs !== null && atMs - lamp.darkSinceMs <= againWithinMs;
  const timesAgain = isAgain && lamp.timesAgain !== null ? lamp.timesAgain + 1 : null;
  return {
    ...lamp,
    litSinceMs: atMs,
    darkSinceMs: null,
    isOurs,
    othersServed: 0,
    timesAgain: isOurs ? 0 : timesAgain,
  };
}

/** Whoever has been lit for longer than this one was has seen it come and go. */
function servedBeside(times: LampTimes, served: ButtonId, sinceMs: number): LampTimes {
  const buttons = [...times.buttons].map(([button, lamp]) => {
    const isOlder = button !== served && lamp.litSinceMs !== null && lamp.litSinceMs <= sinceMs;
    return [button, isOlder ? { ...lamp, othersServed: lamp.othersServed + 1 } : lamp] as const;
  });
  return { ...times, buttons: new Map(buttons) };
}

/** What went on while the lift was not normal, and how long it did, proves nothing. */
function afterMode(times: LampTimes, { isNormal, atMs }: Extract<WiringEvent, { type: 'mode.changed' }>): LampTimes {
  if (isNormal === (times.normalSinceMs !== null)) return times;
  const buttons = [...times.buttons].map(
    ([button, lamp]) => [button, { ...lamp, othersServed: 0, timesAgain: null }] as const,
  );
  return { buttons: new Map(buttons), normalSinceMs: isNormal ? atMs : null };
}

function judged(times: LampTimes, atMs: number, limits: WiringLimits): LampTimes {
  const buttons = [...times.buttons].map(
    ([button, lamp]) => [button, { ...lamp, fault: faultOf(times, lamp, atMs, limits) }] as const,
  );
  return { ...times, buttons: new Map(buttons) };
}

function faultOf(times: LampTimes, lamp: LampRecord, atMs: number, limits: WiringLimits): LampRecord['fault'] {
  const isAtRest = lamp.darkSinceMs !== null && atMs - lamp.darkSinceMs >= limits.restMs;
  if (isAtRest) return null;
  if ((lamp.timesAgain ?? 0) >= limits.timesAgain) return { kind: 'lightsAgain' };
  // A lift that stands still leaves every lamp lit; one that our own contact lit may be what it stands still for.
  const isServing = lamp.othersServed >= limits.othersServed || lamp.isOurs;
  if (isServing && litLimitMs(times, lamp, limits) <= atMs) return lamp.fault ?? { kind: 'litTooLong' };
  return lamp.fault;
}

function litLimitMs({ normalSinceMs }: LampTimes, { litSinceMs }: LampRecord, limits: WiringLimits): number {
  if (litSinceMs === null || normalSinceMs === null) return Infinity;
  return Math.max(litSinceMs, normalSinceMs) + limits.longestLitMs;
}

function withLamp(times: LampTimes, button: ButtonId, lamp: LampRecord): LampTimes {
  return { ...times, buttons: new Map(times.buttons).set(button, lamp) };
}
