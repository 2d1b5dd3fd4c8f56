/* Lamp and mode inputs, debounced: a change counts after it has lasted INPUT_DEBOUNCE_MS. */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"

/* The first sample is believed: there is nothing to compare it with, and no session yet that could act on it. */
void inputs_begin(const uint8_t sample[CHANNEL_BYTES]);
/* Takes the sample of this tick; true where a debounced input changed. */
bool inputs_tick(const uint8_t sample[CHANNEL_BYTES], uint8_t elapsed_ms);
const uint8_t *inputs_debounced(void);

#endif
