/*
 * Lamp and mode inputs. A lamp on AC, or one of a multiplexed panel, is closed for a few ms at a time: an input counts as closed
 * after it was seen closed for INPUT_DEBOUNCE_MS without a gap as long, and as open after such a gap. What goes on and off more
 * slowly blinks.
 */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"

/* The first sample is believed: there is nothing to compare it with, and no session yet that could act on it. */
void inputs_begin(const uint8_t sample[CHANNEL_BYTES]);
/* Takes the sample of this tick; true where an input closed, opened, began to blink or ceased to. */
bool inputs_tick(const uint8_t sample[CHANNEL_BYTES], uint8_t elapsed_ms);
const uint8_t *inputs_closed(void);
const uint8_t *inputs_blinking(void);
/* Closed for BLINK_MAX_MS without a change, or since the start. */
bool inputs_is_closed_steadily(uint8_t input);

#endif
