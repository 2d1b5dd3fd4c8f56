/*
 * The hardware of board.h in virtual time: a line with the pace of 38400 baud, a tick each millisecond, a watchdog. What the
 * firmware does with it is the firmware's own portable code, compiled for this machine and watched by the sanitizers.
 */
#ifndef VIRTUAL_BOARD_H
#define VIRTUAL_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "board.h"

typedef struct {
    /* Just before the firmware is given the byte; 0: nobody wants to know. */
    void (*taken)(uint8_t byte, uint64_t at_us);
    void (*transmitted)(uint8_t byte, uint64_t at_us);
    void (*relays_changed)(const uint8_t relays[CHANNEL_BYTES], uint64_t at_us);
} virtual_board_listener;

typedef struct {
    uint16_t boot_count;
    uint8_t reset_cause;
    /* Virtual time of the reset. */
    uint64_t at_us;
} virtual_board_life;

/*
 * A reset, with what is outside of the board as it was: the inputs. What is on the line is lost. The firmware's own memory has to
 * be as the start-up code leaves it: see firmware-memory.h.
 */
void virtual_board_begin(virtual_board_life life, virtual_board_listener listener);
void virtual_board_receive(const uint8_t *bytes, uint16_t length);
void virtual_board_set_inputs(const uint8_t inputs[CHANNEL_BYTES]);
/* The main loop stops; only the watchdog goes on. */
void virtual_board_hang(void);
/* Until this virtual time, or until the watchdog bites: then true. */
bool virtual_board_run(uint64_t until_us);
/* Time passes in which nothing is on the line; ticks are handled 100 at once, as by a board that is late. */
void virtual_board_doze(uint32_t ms);
uint64_t virtual_board_now_us(void);

#endif
