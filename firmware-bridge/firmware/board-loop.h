/* What the board does from its start on and in each millisecond: the same on every processor. */
#ifndef BOARD_LOOP_H
#define BOARD_LOOP_H

#include <stdint.h>

/* Before the first tick and the first byte. */
void board_loop_begin(void);
void board_loop_tick(uint32_t now_ms, uint8_t elapsed_ms);

#endif
