// SPDX-License-Identifier: GPL-3.0-or-later
/* The 74HC595 and 74HC165 of the board, as simulator/board/shift-register-chain.ts has them: channel 0 is lowest in byte 0. */
#ifndef SHIFT_CHAIN_MODEL_H
#define SHIFT_CHAIN_MODEL_H

#include <stdint.h>

#define CHAIN_MAX_BYTES 8

void shift_chain_fit(unsigned bytes);
unsigned shift_chain_bytes(void);
void shift_chain_set_inputs(const uint8_t inputs[CHAIN_MAX_BYTES]);
/* One byte each way; the highest channels come first. */
uint8_t shift_chain_exchange(uint8_t byte);
/* The rising edge of the latch pin: relays show what was shifted, inputs are frozen for the next shift. */
void shift_chain_latch(void);
/* What the relay chips would drive. */
const uint8_t *shift_chain_outputs(void);

#endif
