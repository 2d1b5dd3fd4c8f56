/* USART 0 with a ring buffer each way, 8N1; board_transmit() and board_receive_overruns() of board.h are here. */
#ifndef SERIAL_LINE_H
#define SERIAL_LINE_H

#include <stdbool.h>
#include <stdint.h>

void serial_line_begin(void);
bool serial_line_has_received(void);
/* The oldest received byte; only after serial_line_has_received(). */
uint8_t serial_line_take(void);

#endif
