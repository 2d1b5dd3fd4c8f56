#include "blinking.h"

#include "bits.h"
#include "board-limits.h"
#include "link-messages.h"

/* So that the time fits a byte. */
#define STEP_MS 8
#define STEADY_STEPS (BLINK_MAX_MS / STEP_MS + 1)
_Static_assert(STEADY_STEPS <= UINT8_MAX, "the time that makes an input steady does not fit a byte");

static uint8_t blinking[CHANNEL_BYTES];
/* Steps until an input is steady; 0: it is. */
static uint8_t steps_left[CHANNELS];
static uint8_t unsteady_inputs;
static uint8_t carried_ms;

void blinking_begin(void) {
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) blinking[i] = 0;
    for (uint8_t i = 0; i < CHANNELS; i++) steps_left[i] = 0;
    unsteady_inputs = 0;
}

void blinking_heed(uint8_t input, bool is_closed) {
    if (steps_left[input] == 0)
        unsteady_inputs++;
    else if (!is_closed)
        set_bit(blinking, input);
    steps_left[input] = STEADY_STEPS;
}

bool blinking_tick(uint8_t elapsed_ms) {
    const uint16_t waited_ms = (uint16_t)(carried_ms + elapsed_ms);
    const uint8_t steps = (uint8_t)(waited_ms / STEP_MS);
    carried_ms = (uint8_t)(waited_ms % STEP_MS);
    if (steps == 0 || unsteady_inputs == 0) return false;
    bool has_changed = false;
    for (uint8_t input = 0; input < CHANNELS; input++) {
        if (steps_left[input] == 0) continue;
        steps_left[input] = steps_left[input] > steps ? (uint8_t)(steps_left[input] - steps) : 0;
        if (steps_left[input] != 0) continue;
        unsteady_inputs--;
        if (has_bit(blinking, input)) has_changed = true;
        clear_bit(blinking, input);
    }
    return has_changed;
}

const uint8_t *blinking_bits(void) {
    return blinking;
}

bool blinking_is_steady(uint8_t input) {
    return steps_left[input] == 0;
}
