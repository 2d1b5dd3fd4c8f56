#include "door-hold.h"

#include "link-messages.h"

static bool is_active;
static uint8_t held_channel;
static uint32_t began_ms;
static uint32_t lasts_ms;
static uint32_t ended_ms;
/* By holds before this one without a pause between them. At the start all of it: nobody knows how long it was held before. */
static uint16_t spent_ms = HOLD_LONGEST_S * 1000;

bool door_hold_is_active(void) {
    return is_active;
}

uint8_t door_hold_channel(void) {
    return held_channel;
}

uint16_t door_hold_left_ms(uint8_t longest_s, uint32_t now_ms) {
    const uint32_t longest_ms = (longest_s < HOLD_LONGEST_S ? longest_s : HOLD_LONGEST_S) * 1000UL;
    uint32_t used_ms = spent_ms;
    if (is_active)
        used_ms += now_ms - began_ms;
    else if (now_ms - ended_ms >= HOLD_PAUSE_MS)
        used_ms = 0;
    return used_ms < longest_ms ? (uint16_t)(longest_ms - used_ms) : 0;
}

void door_hold_extend(uint8_t channel, uint16_t ms, uint8_t longest_s, uint32_t now_ms) {
    const uint16_t left_ms = door_hold_left_ms(longest_s, now_ms);
    if (!is_active) {
        if (now_ms - ended_ms >= HOLD_PAUSE_MS) spent_ms = 0;
        is_active = true;
        held_channel = channel;
        began_ms = now_ms;
    }
    lasts_ms = now_ms - began_ms + (ms < left_ms ? ms : left_ms);
}

bool door_hold_is_over(uint32_t now_ms) {
    return is_active && now_ms - began_ms >= lasts_ms;
}

void door_hold_end(uint32_t now_ms) {
    if (!is_active) return;
    is_active = false;
    spent_ms = (uint16_t)(spent_ms + (now_ms - began_ms));
    ended_ms = now_ms;
}
