import type { AVRTimer, CPU } from 'avr8js';
import { timerInternals } from './avr-internals.js';

/**
 * avr8js wakes for every single count of a timer. This lets it wake only for counts at which something happens, a compare match
 * or the wrap: the same interrupts at the same cycles, about fifteen times fewer wake-ups with the firmware's 1 kHz tick.
 * Exact in normal and CTC mode; not for PWM modes, and an OCR write while the timer counts does not move the pending wake-up.
 */
export function makeTimerLazy(cpu: CPU, timer: AVRTimer): void {
  const addClockEvent = cpu.addClockEvent.bind(cpu);
  const internals = timerInternals(timer);
  cpu.addClockEvent = (callback, cycles) => {
    const { divider, tcntUpdated, updateDivider } = internals;
    const mayWait = callback === timer.count && divider > 0 && !tcntUpdated && !updateDivider;
    return addClockEvent(callback, mayWait ? cycles + (countsUntilSomething(timer) - 1) * divider : cycles);
  };
}

function countsUntilSomething(timer: AVRTimer): number {
  const { tcnt, ocrA, ocrB } = timerInternals(timer);
  const top = timer.TOP;
  let counts = top - tcnt + 1;
  for (const compare of [ocrA, ocrB]) {
    if (tcnt < compare && compare <= top) counts = Math.min(counts, compare - tcnt);
  }
  return counts;
}
