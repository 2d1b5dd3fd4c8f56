#include "inputs.h"

#include "link-messages.h"

static uint8_t debounced[CHANNEL_BYTES];
/* Inputs that differ from their debounced state, and for how many ms. */
static uint8_t waiting[CHANNEL_BYTES];
static uint8_t waited_ms[CHANNELS];

void inputs_begin(const uint8_t sample[CHANNEL_BYTES]) {
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        debounced[i] = sample[i];
        waiting[i] = 0;
    }
}

static bool count_group(uint8_t group, uint8_t differing, uint8_t elapsed_ms) {
    bool has_changed = false;
    for (uint8_t bit = 0; bit < 8; bit++) {
        const uint8_t mask = (uint8_t)(1u << bit);
        uint8_t *const waited = &waited_ms[group * 8 + bit];
        if (!(differing & mask)) continue;
        if (!(waiting[group] & mask)) {
            *waited = 0;
            continue;
        }
        if (elapsed_ms < INPUT_DEBOUNCE_MS - *waited) {
            *waited = (uint8_t)(*waited + elapsed_ms);
            continue;
        }
        debounced[group] ^= mask;
        differing = (uint8_t)(differing & (uint8_t)~mask);
        has_changed = true;
    }
    waiting[group] = differing;
    return has_changed;
}

bool inputs_tick(const uint8_t sample[CHANNEL_BYTES], uint8_t elapsed_ms) {
    bool has_changed = false;
    for (uint8_t group = 0; group < CHANNEL_BYTES; group++) {
        const uint8_t differing = sample[group] ^ debounced[group];
        /* Eight quiet inputs cost one comparison: with 64 channels the tick stays short. */
        if (differing == 0) {
            waiting[group] = 0;
            continue;
        }
        if (count_group(group, differing, elapsed_ms)) has_changed = true;
    }
    return has_changed;
}

const uint8_t *inputs_debounced(void) {
    return debounced;
}
