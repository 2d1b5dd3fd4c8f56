/* Reset, clock, watchdog and sleep of the ATmega328P. */
#ifndef BOARD_AVR_H
#define BOARD_AVR_H

#include <stdbool.h>
#include <stdint.h>

/* Boot count, pins, timer and watchdog; interrupts are still off afterwards. */
void board_begin(void);
void board_kick_watchdog(void);
/* Sleeps until an interrupt, unless there is something to do: a byte received or a tick after `handled_ms`. */
void board_sleep(uint32_t handled_ms);

#endif
