import type { AVRUSART, CPU } from 'avr8js';
import { ElevatorError } from '../../config/kernel/index.js';
import { usartInternals } from './avr-internals.js';

const UCSR0B = 0xc1;
const receiverEnabled = 0x10;

/**
 * Makes the USART of avr8js 0.21.1 behave like silicon in the two places where the firmware would notice:
 *
 * - A write to UCSR0B that leaves the receiver on throws away a received byte whose interrupt has not run. The firmware writes
 *   that register whenever it starts or ends sending, so bytes would be lost at random.
 * - Entering the "data register empty" interrupt clears its flag; on silicon only writing data does.
 */
export function fixUsart(cpu: CPU, usart: AVRUSART): void {
  const internals = usartInternals(usart);
  internals.UDRE.constant = true;
  const write = cpu.writeHooks[UCSR0B];
  if (write === undefined) throw new ElevatorError('ELV-BUG-001', 'avr8js: the USART has no hook on UCSR0B');
  cpu.writeHooks[UCSR0B] = (value, oldValue, address, mask) => {
    if ((value & receiverEnabled) !== 0) return write(value, oldValue & ~receiverEnabled, address, mask);
    const isHandled = write(value, oldValue, address, mask);
    cpu.clearInterrupt(internals.RXC);
    return isHandled;
  };
}

/**
 * Feeds received bytes one at a time, each taking as long as on the wire, and hands transmitted ones out when their last bit
 * has left (avr8js reports them at their first).
 */
export function paceUsart(
  cpu: CPU,
  usart: AVRUSART,
  queue: number[],
  onTransmitted: (byte: number) => void,
): () => void {
  const feed = (): void => {
    const next = queue[0];
    if (next !== undefined && usart.rxEnable && !usart.rxBusy && usart.writeByte(next) === true) queue.shift();
  };
  usart.onRxComplete = feed;
  usart.onConfigurationChange = feed;
  usart.onByteTransmit = (byte) => {
    cpu.addClockEvent(() => {
      onTransmitted(byte);
    }, usartInternals(usart).cyclesPerChar);
  };
  return feed;
}
