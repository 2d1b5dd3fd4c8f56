// SPDX-License-Identifier: GPL-3.0-or-later
#include "shift-chain-model.h"

#include <string.h>

static unsigned bytes_fitted;
static uint8_t inputs_now[CHAIN_MAX_BYTES];
static uint8_t input_register[CHAIN_MAX_BYTES];
static uint8_t relay_register[CHAIN_MAX_BYTES];
static uint8_t outputs[CHAIN_MAX_BYTES];

void shift_chain_fit(unsigned bytes) {
    bytes_fitted = bytes;
}

unsigned shift_chain_bytes(void) {
    return bytes_fitted;
}

void shift_chain_set_inputs(const uint8_t inputs[CHAIN_MAX_BYTES]) {
    memcpy(inputs_now, inputs, bytes_fitted);
}

uint8_t shift_chain_exchange(uint8_t byte) {
    const uint8_t read = input_register[bytes_fitted - 1];
    memmove(input_register + 1, input_register, bytes_fitted - 1);
    memmove(relay_register + 1, relay_register, bytes_fitted - 1);
    input_register[0] = 0;
    relay_register[0] = byte;
    return read;
}

void shift_chain_latch(void) {
    memcpy(input_register, inputs_now, bytes_fitted);
    memcpy(outputs, relay_register, bytes_fitted);
}

const uint8_t *shift_chain_outputs(void) {
    return outputs;
}
