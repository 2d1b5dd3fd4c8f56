/*
 * How long the door is held and may still be: HOLD after HOLD until the relay's longest hold is used up, then HOLD_PAUSE_MS
 * without. A shorter pause goes on counting, so that many short holds are not a long one.
 */
#ifndef DOOR_HOLD_H
#define DOOR_HOLD_H

#include <stdbool.h>
#include <stdint.h>

bool door_hold_is_active(void);
/* Only while it is active. */
uint8_t door_hold_channel(void);
uint16_t door_hold_left_ms(uint8_t longest_s, uint32_t now_ms);
/* Begins or goes on; never beyond the longest hold. */
void door_hold_extend(uint8_t channel, uint16_t ms, uint8_t longest_s, uint32_t now_ms);
bool door_hold_is_over(uint32_t now_ms);
void door_hold_end(uint32_t now_ms);

#endif
