/** What the images that come with Liftvoice say in HELLO_ACK, major.minor; a test compares it with firmware/board-limits.h. */
export const firmwareVersion = '2.2';

/** bit/s that the firmware which comes with Liftvoice is built for; the first one has no speed in its name. */
export const firmwareBaudRates = [38_400, 115_200] as const;

export type FirmwareBaudRate = (typeof firmwareBaudRates)[number];

/** undefined: no firmware comes for this speed, bit/s. */
export function firmwareBaudRate(baudRate: number): FirmwareBaudRate | undefined {
  return firmwareBaudRates.find((one) => one === baudRate);
}

/** The LINK v1 firmware for so many relays at this speed, as a file of firmware-bridge/firmware. */
export function firmwareImageName(relays: number, baudRate: FirmwareBaudRate): string {
  const variant = baudRate === firmwareBaudRates[0] ? `${relays}` : `${relays}-${baudRate}`;
  return `liftvoice-link-${variant}.hex`;
}
