type DoorPhase = 'closed' | 'opening' | 'open' | 'closing';

export interface Doors {
  readonly phase: DoorPhase;
  /** 0 closed .. 1 open. */
  readonly opening: number;
  /** How long they have stood open, in ms; 0 in every other phase. */
  readonly openMs: number;
}

export interface DoorTimes {
  readonly openingMs: number;
  readonly dwellMs: number;
  readonly closingMs: number;
}

export const defaultDoorTimes: DoorTimes = { openingMs: 1600, dwellMs: 3000, closingMs: 2000 };

/** `open`: open and stay so; `close`: close when the dwell is over; `closeNow`: without it; `freeze`: nothing moves. */
export type DoorCommand = 'open' | 'close' | 'closeNow' | 'freeze';

export const closedDoors: Doors = { phase: 'closed', opening: 0, openMs: 0 };

/** One step. Closing doors that meet somebody open again, whatever the command but `freeze`. */
export function stepDoors(
  doors: Doors,
  command: DoorCommand,
  isObstructed: boolean,
  times: DoorTimes,
  stepMs: number,
): Doors {
  if (command === 'freeze') return doors;
  switch (doors.phase) {
    case 'closed':
      return command === 'open' ? slide(doors, 'opening', times, stepMs) : doors;
    case 'opening':
      return slide(doors, 'opening', times, stepMs);
    case 'closing':
      return slide(doors, command === 'open' || isObstructed ? 'opening' : 'closing', times, stepMs);
    case 'open':
      // While they are wanted or needed open the dwell starts over, so that the last one through has all of it.
      if (command === 'open' || isObstructed) return { ...doors, openMs: 0 };
      if (command === 'closeNow' || doors.openMs + stepMs >= times.dwellMs) {
        return slide(doors, 'closing', times, stepMs);
      }
      return { ...doors, openMs: doors.openMs + stepMs };
  }
}

function slide(doors: Doors, phase: 'opening' | 'closing', times: DoorTimes, stepMs: number): Doors {
  const opening = doors.opening + (phase === 'opening' ? stepMs / times.openingMs : -stepMs / times.closingMs);
  if (opening >= 1) return { phase: 'open', opening: 1, openMs: 0 };
  if (opening <= 0) return closedDoors;
  return { phase, opening, openMs: 0 };
}
