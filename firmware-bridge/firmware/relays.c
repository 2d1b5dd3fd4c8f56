#include "relays.h"

#include "bits.h"
#include "board.h"
#include "link-messages.h"

/* So that the gap fits a byte; one step more than it divides into, as the first one may be nearly over when it begins. */
#define STEP_MS 4
#define REST_STEPS (CONTACT_GAP_MS / STEP_MS + 1)
_Static_assert(REST_STEPS <= UINT8_MAX, "the gap does not fit a byte");

static uint8_t closed[CHANNEL_BYTES];
static uint8_t rest_steps[CHANNELS];
static uint8_t carried_ms;

static void show(void) {
    uint8_t ignored[CHANNEL_BYTES];
    board_exchange(closed, ignored);
}

void relays_close(uint8_t channel) {
    set_bit(closed, channel);
    show();
}

void relays_open(uint8_t channel) {
    if (has_bit(closed, channel)) relays_rest(channel);
    clear_bit(closed, channel);
    show();
}

void relays_open_all(void) {
    for (uint8_t channel = 0; channel < CHANNELS; channel++)
        if (has_bit(closed, channel)) relays_rest(channel);
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) closed[i] = 0;
    show();
}

void relays_rest(uint8_t channel) {
    rest_steps[channel] = REST_STEPS;
}

bool relays_are_resting(uint8_t channel) {
    return rest_steps[channel] != 0;
}

void relays_tick(uint8_t elapsed_ms) {
    const uint16_t waited_ms = (uint16_t)(carried_ms + elapsed_ms);
    const uint8_t steps = (uint8_t)(waited_ms / STEP_MS);
    carried_ms = (uint8_t)(waited_ms % STEP_MS);
    if (steps == 0) return;
    for (uint8_t channel = 0; channel < CHANNELS; channel++)
        rest_steps[channel] = rest_steps[channel] > steps ? (uint8_t)(rest_steps[channel] - steps) : 0;
}

bool relays_any_closed(void) {
    uint8_t any = 0;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) any |= closed[i];
    return any != 0;
}

const uint8_t *relays_closed(void) {
    return closed;
}
