import type { DoorCommand, Doors } from './doors.js';
import type { LiftMode } from './modes.js';

/** The buttons of the car that call no floor, by finger or contact. */
export interface CarPanel {
  readonly isOpenPressed: boolean;
  readonly isClosePressed: boolean;
  readonly isAlarmPressed: boolean;
}

export const untouchedPanel: CarPanel = { isOpenPressed: false, isClosePressed: false, isAlarmPressed: false };

/** What the doors do of what they were ordered to. In any other mode than the normal one the lift heeds none of its door buttons. */
export function heedPanel(ordered: DoorCommand, panel: CarPanel, mode: LiftMode, doors: Doors): DoorCommand {
  if (mode !== 'normal' || ordered === 'freeze') return ordered;
  if (panel.isOpenPressed) return 'open';
  return panel.isClosePressed && ordered === 'close' && doors.phase === 'open' ? 'closeNow' : ordered;
}
