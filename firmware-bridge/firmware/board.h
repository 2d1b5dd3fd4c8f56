/* All that the portable files (protocol, contacts, inputs, journal) ask of the hardware. board-avr.c is the ATmega328P. */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "link-messages.h"

/* The board clock: ms since the reset. */
uint32_t board_now_ms(void);
uint16_t board_boot_count(void);
/* Bits of `enum reset_cause`, as MCUSR has them. */
uint8_t board_reset_cause(void);

/*
 * Shifts the relay bits out and the inputs in, both channel 0 lowest; about 10 us for 16 channels. The output drivers are
 * enabled only while some relay is commanded.
 */
void board_exchange(const uint8_t relays[CHANNEL_BYTES], uint8_t inputs[CHANNEL_BYTES]);

/* Queues the bytes for the serial line: all of them or, where they do not fit, none. Never waits. */
void board_transmit(const uint8_t *bytes, uint8_t length);
/* One half period of the charge pump that holds the master-enable relay: a pin that is stuck, high or low, lets it drop. */
void board_pump(void);
/* Received bytes that were lost because nobody fetched the one before in time; modulo 256. */
uint8_t board_receive_overruns(void);

#endif
