/* What this board is. HELLO_ACK announces it; what every board of LINK v1 allows stands in link-messages.h. */
#ifndef BOARD_LIMITS_H
#define BOARD_LIMITS_H

#define FIRMWARE_MAJOR 2
#define FIRMWARE_MINOR 2

/* Relays and inputs of the chain: two 74HC595 and two 74HC165 for each 16. See docs/adr/0003-wider-bit-fields.md. */
#ifndef CHANNELS
#define CHANNELS 16
#endif
#if CHANNELS != 16 && CHANNELS != 32 && CHANNELS != 64
#error "CHANNELS is 16, 32 or 64"
#endif
#define CHANNEL_BYTES (CHANNELS / 8)

#endif
