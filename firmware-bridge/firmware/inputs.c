#include "inputs.h"

#include "bits.h"
#include "blinking.h"
#include "link-messages.h"

static uint8_t closed[CHANNEL_BYTES];
/* Inputs whose latest sample, or the one before within the filter's time, differs from what they count as. */
static uint8_t unsettled[CHANNEL_BYTES];
/* Of unsettled inputs, ms: since the last closed sample, and since the first one of those that may make it closed. */
static uint8_t silent_ms[CHANNELS];
static uint8_t burst_ms[CHANNELS];

void inputs_begin(const uint8_t sample[CHANNEL_BYTES]) {
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        closed[i] = sample[i];
        unsettled[i] = 0;
    }
    blinking_begin();
}

static uint8_t later(uint8_t ms, uint8_t elapsed_ms) {
    return ms > UINT8_MAX - elapsed_ms ? UINT8_MAX : (uint8_t)(ms + elapsed_ms);
}

static bool take_closed_sample(uint8_t input, uint8_t elapsed_ms) {
    const bool goes_on = has_bit(unsettled, input);
    silent_ms[input] = 0;
    if (has_bit(closed, input)) {
        clear_bit(unsettled, input);
        return false;
    }
    burst_ms[input] = goes_on ? later(burst_ms[input], elapsed_ms) : 0;
    set_bit(unsettled, input);
    if (burst_ms[input] < INPUT_DEBOUNCE_MS) return false;
    set_bit(closed, input);
    clear_bit(unsettled, input);
    return true;
}

static bool take_open_sample(uint8_t input, uint8_t elapsed_ms) {
    /* The first one after closed ones: what is remembered is from long ago. */
    if (!has_bit(unsettled, input)) silent_ms[input] = 0;
    set_bit(unsettled, input);
    silent_ms[input] = later(silent_ms[input], elapsed_ms);
    burst_ms[input] = later(burst_ms[input], elapsed_ms);
    if (silent_ms[input] < INPUT_DEBOUNCE_MS) return false;
    const bool was_closed = has_bit(closed, input);
    clear_bit(closed, input);
    clear_bit(unsettled, input);
    return was_closed;
}

static bool take_group(uint8_t group, uint8_t sample, uint8_t busy, uint8_t elapsed_ms) {
    bool has_changed = false;
    for (uint8_t bit = 0; bit < 8; bit++) {
        const uint8_t mask = (uint8_t)(1u << bit);
        const uint8_t input = (uint8_t)(group * 8 + bit);
        if (!(busy & mask)) continue;
        if (!((sample & mask) ? take_closed_sample(input, elapsed_ms) : take_open_sample(input, elapsed_ms))) continue;
        blinking_heed(input, (sample & mask) != 0);
        has_changed = true;
    }
    return has_changed;
}

bool inputs_tick(const uint8_t sample[CHANNEL_BYTES], uint8_t elapsed_ms) {
    bool has_changed = blinking_tick(elapsed_ms);
    for (uint8_t group = 0; group < CHANNEL_BYTES; group++) {
        /* Eight quiet inputs cost one comparison: with 64 channels the tick stays short. */
        const uint8_t busy = (uint8_t)((sample[group] ^ closed[group]) | unsettled[group]);
        if (busy != 0 && take_group(group, sample[group], busy, elapsed_ms)) has_changed = true;
    }
    return has_changed;
}

const uint8_t *inputs_closed(void) {
    return closed;
}

const uint8_t *inputs_blinking(void) {
    return blinking_bits();
}
