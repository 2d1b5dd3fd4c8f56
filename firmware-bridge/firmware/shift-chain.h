/* The chain of 74HC595 (relays) and 74HC165 (inputs) on SPI; board_exchange() of board.h is here. */
#ifndef SHIFT_CHAIN_H
#define SHIFT_CHAIN_H

/* Pins and SPI; the output drivers stay off. */
void shift_chain_begin(void);

#endif
