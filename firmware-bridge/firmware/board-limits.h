/* What this board is and what it allows. HELLO_ACK announces most of these figures: the host derives from them, it never assumes. */
#ifndef BOARD_LIMITS_H
#define BOARD_LIMITS_H

#define LINK_PROTOCOL 1
#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 0

/* Relays and inputs of the chain: two 74HC595 and two 74HC165 for each 16. See docs/adr/0003-wider-bit-fields.md. */
#ifndef CHANNELS
#define CHANNELS 16
#endif
#if CHANNELS != 16 && CHANNELS != 32 && CHANNELS != 64
#error "CHANNELS is 16, 32 or 64"
#endif
#define CHANNEL_BYTES (CHANNELS / 8)

/* A lift's own button is held for a few tenths of a second; half a second is the longest a floor contact may ever be closed. */
#define PULSE_MIN_MS 50
#define PULSE_MAX_MS 500

/* The host sends a heartbeat every 250 ms; after this silence it is dead and every contact opens. */
#define LINK_TIMEOUT_MS 1000

/* Bouncing contacts and the zero crossings of an AC lamp are shorter. */
#define INPUT_DEBOUNCE_MS 20

#endif
