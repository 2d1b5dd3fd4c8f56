// SPDX-License-Identifier: GPL-3.0-or-later
/* The relay board with its ATmega328P in simavr; time is counted in cycles of 16 MHz and moves only in avr_board_run. */
#ifndef AVR_BOARD_H
#define AVR_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#define CYCLES_PER_US 16

typedef struct {
    /* At the cycle at which the last bit left the board. */
    void (*transmitted)(uint8_t byte, uint64_t at_cycle);
    /* Contacts that are closed, channel 0 lowest in byte 0. */
    void (*relays_changed)(const uint8_t *relays, uint64_t at_cycle);
} avr_board_listener;

/* Power-on. False, with a message on stderr, where the image cannot be read. */
bool avr_board_begin(const char *hex_path, avr_board_listener listener);
void avr_board_receive(const uint8_t *bytes, unsigned length);
void avr_board_run(uint64_t until_cycle);
uint64_t avr_board_now(void);
/* The processor loops where it is until the watchdog resets it; interrupts still run. */
void avr_board_hang(void);
/* Power off and on: the memory forgets, the EEPROM does not. */
void avr_board_power_cycle(void);

#endif
