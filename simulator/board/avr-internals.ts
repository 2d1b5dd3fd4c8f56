import type { AVRTimer, AVRUSART, CPU } from 'avr8js';

/**
 * The members of avr8js 0.21.1 that its type declarations call private and that the work-arounds of this folder need. One file,
 * so that an update of the package is checked in one place.
 */
export interface CpuInternals {
  readonly nextClockEvent: { readonly cycles: number } | null;
}

export interface TimerInternals {
  readonly divider: number;
  readonly tcnt: number;
  readonly tcntUpdated: boolean;
  readonly updateDivider: boolean;
  readonly ocrA: number;
  readonly ocrB: number;
}

export interface UsartInternals {
  readonly RXC: Parameters<CPU['clearInterrupt']>[0];
  readonly UDRE: Parameters<CPU['clearInterrupt']>[0];
  readonly cyclesPerChar: number;
}

export function cpuInternals(cpu: CPU): CpuInternals {
  return cpu as unknown as CpuInternals;
}

export function timerInternals(timer: AVRTimer): TimerInternals {
  return timer as unknown as TimerInternals;
}

export function usartInternals(usart: AVRUSART): UsartInternals {
  return usart as unknown as UsartInternals;
}
