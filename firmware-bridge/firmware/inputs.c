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

/* The eight inputs of a byte share masks: with 64 flickering lamps a shift per look would fill the whole tick. */
static bool take_closed_sample(uint8_t group, uint8_t mask, uint8_t input, uint8_t elapsed_ms) {
    const bool goes_on = (unsettled[group] & mask) != 0;
    silent_ms[input] = 0;
    if (closed[group] & mask) {
        unsettled[group] &= (uint8_t)~mask;
        return false;
    }
    burst_ms[input] = goes_on ? later(burst_ms[input], elapsed_ms) : 0;
    unsettled[group] |= mask;
    if (burst_ms[input] < INPUT_DEBOUNCE_MS) return false;
    closed[group] |= mask;
    unsettled[group] &= (uint8_t)~mask;
    return true;
}

static bool take_open_sample(uint8_t group, uint8_t mask, uint8_t input, uint8_t elapsed_ms) {
    /* The first one after closed ones: what is remembered is from long ago. */
    if (!(unsettled[group] & mask)) silent_ms[input] = 0;
    unsettled[group] |= mask;
    silent_ms[input] = later(silent_ms[input], elapsed_ms);
    burst_ms[input] = later(burst_ms[input], elapsed_ms);
    if (silent_ms[input] < INPUT_DEBOUNCE_MS) return false;
    const bool was_closed = (closed[group] & mask) != 0;
    closed[group] &= (uint8_t)~mask;
    unsettled[group] &= (uint8_t)~mask;
    return was_closed;
}

static bool take_group(uint8_t group, uint8_t sample, uint8_t busy, uint8_t elapsed_ms) {
    bool has_changed = false;
    uint8_t input = (uint8_t)(group * 8);
    for (uint8_t mask = 1; mask != 0; mask = (uint8_t)(mask << 1), input++) {
        if (!(busy & mask)) continue;
        const bool is_closed = (sample & mask) != 0;
        if (is_closed ? take_closed_sample(group, mask, input, elapsed_ms)
                      : take_open_sample(group, mask, input, elapsed_ms)) {
            blinking_heed(input, is_closed);
            has_changed = true;
        }
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

bool inputs_is_closed_steadily(uint8_t input) {
    return has_bit(closed, input) && blinking_is_steady(input);
}
