#include "input-watch.h"

#include <string.h>

#include "bits.h"
#include "session-watch.h"

/* A change is noticed by the tick after it. */
#define TICK_US 1100
/* For certain longer than the filter, and for certain shorter. */
#define SEEN_US ((INPUT_DEBOUNCE_MS + 4) * 1000ULL)
#define UNFILTERED_US ((INPUT_DEBOUNCE_MS - 2) * 1000ULL)
/* For certain short enough to blink. */
#define SHORT_US ((BLINK_MAX_MS - 100) * 1000ULL)

typedef struct {
    uint64_t changed_at_us;
    /* How long the two states before this one lasted. */
    uint64_t before_us;
    uint64_t before_that_us;
} input_history;

static uint8_t driven[CHANNEL_BYTES];
static input_history histories[CHANNELS];
static bool was_locking;
static uint64_t locking_until_us;
static uint64_t active_since_us;

void input_watch_begin(uint64_t at_us) {
    for (unsigned i = 0; i < CHANNELS; i++) histories[i] = (input_history){.changed_at_us = at_us};
    was_locking = false;
    active_since_us = at_us;
}

bool input_watch_is_interlock_active(void) {
    return session_watch_is_confirmed() && wiring_locks(session_watch_table(), driven);
}

/* Active for a tick at least: the board has seen it. */
void input_watch_note(uint64_t at_us) {
    if (!input_watch_is_interlock_active()) return;
    const uint64_t since_us =
        active_since_us > session_watch_confirmed_at_us() ? active_since_us : session_watch_confirmed_at_us();
    if (at_us - since_us < TICK_US) return;
    was_locking = true;
    locking_until_us = at_us + BLINK_MAX_MS * 1000ULL - TICK_US;
}

void input_watch_drive(const uint8_t inputs[CHANNEL_BYTES], uint64_t at_us) {
    const bool was_active = wiring_locks(session_watch_table(), driven);
    input_watch_note(at_us);
    for (uint8_t i = 0; i < CHANNELS; i++) {
        if (has_bit(inputs, i) == has_bit(driven, i)) continue;
        histories[i] = (input_history){at_us, at_us - histories[i].changed_at_us, histories[i].before_us};
    }
    memcpy(driven, inputs, CHANNEL_BYTES);
    if (!was_active) active_since_us = at_us;
}

const uint8_t *input_watch_driven(void) {
    return driven;
}

bool input_watch_is_lit(uint8_t input, uint64_t at_us) {
    const input_history *const history = &histories[input];
    const uint64_t dark_us = at_us - history->changed_at_us;
    if (has_bit(driven, input)) return true;
    if (history->before_us < SEEN_US) return false;
    /* A flash between two states that are long enough to be told apart from it. */
    const bool is_flash = history->before_us <= SHORT_US && history->before_that_us >= SEEN_US;
    return dark_us <= (is_flash ? SHORT_US : UNFILTERED_US);
}

bool input_watch_may_be_lit_steadily(uint8_t input, uint64_t at_us) {
    const input_history *const history = &histories[input];
    const bool is_closed = has_bit(driven, input);
    const uint64_t lasted_us = at_us - history->changed_at_us;
    /* Dark for a time that the filter may have swallowed. */
    if (!is_closed && lasted_us >= SEEN_US) return false;
    const uint64_t lit_us = is_closed ? lasted_us : history->before_us;
    const uint64_t dark_before_us = is_closed ? history->before_us : history->before_that_us;
    return lit_us >= SHORT_US || dark_before_us < SEEN_US;
}

bool input_watch_is_locked(uint64_t at_us) {
    return input_watch_is_interlock_active() || (was_locking && at_us < locking_until_us);
}

uint64_t input_watch_active_since_us(void) {
    const uint64_t confirmed_us = session_watch_confirmed_at_us();
    return active_since_us > confirmed_us ? active_since_us : confirmed_us;
}

bool input_watch_may_all_be_closed(uint64_t at_us) {
    for (uint8_t i = 0; i < CHANNELS; i++)
        if (!has_bit(driven, i) && at_us - histories[i].changed_at_us > SEEN_US) return false;
    return true;
}
