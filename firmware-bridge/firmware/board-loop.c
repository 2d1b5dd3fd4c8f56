#include "board-loop.h"

#include "board.h"
#include "contacts.h"
#include "inputs.h"
#include "journal.h"
#include "link.h"
#include "relays.h"

void board_loop_begin(void) {
    uint8_t sample[CHANNEL_BYTES];
    journal_boot((board_reset_cause() & RESET_POWER_ON) == 0);
    contacts_begin();
    /* Shifts the random content of the registers out before anything can enable their outputs. */
    board_exchange(relays_closed(), sample);
    inputs_begin(sample);
}

void board_loop_tick(uint32_t now_ms, uint8_t elapsed_ms) {
    uint8_t sample[CHANNEL_BYTES];
    const bool has_opened = contacts_tick(now_ms, elapsed_ms);
    board_exchange(relays_closed(), sample);
    const bool has_input_changed = inputs_tick(sample, elapsed_ms);
    const bool has_lock_changed = contacts_heed_interlocks(sample);
    link_tick(now_ms, has_opened || has_input_changed || has_lock_changed);
    if (relays_any_closed()) board_pump();
}
