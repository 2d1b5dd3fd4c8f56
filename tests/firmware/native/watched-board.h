/*
 * The virtual board with a bystander who knows what it has promised: the line, the contacts and the inputs are all that he sees.
 * A broken promise ends the program.
 */
#ifndef WATCHED_BOARD_H
#define WATCHED_BOARD_H

#include <stdint.h>

#include "board-limits.h"

/* A new board out of its box, with every input open. Time goes on from the last one's. */
void watched_board_unpack(void);
/* Power off and on, or the reset pin: a bit of `enum reset_cause`. */
void watched_board_reset(uint8_t cause);
/* The main loop stops, and the watchdog bites. */
void watched_board_hang(void);
void watched_board_let_pass(uint32_t ms);
/* Long enough for everything to be over: the session, the gaps, the pause after a hold. */
void watched_board_rest(void);
void watched_board_drive(const uint8_t inputs[CHANNEL_BYTES]);

#endif
