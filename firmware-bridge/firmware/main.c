/* Liftvoice relay board. One loop: each millisecond the contacts, inputs and session; in between the bytes of the line. */
#include <avr/interrupt.h>

#include "board-avr.h"
#include "board.h"
#include "contacts.h"
#include "inputs.h"
#include "journal.h"
#include "link.h"
#include "link-messages.h"
#include "serial-line.h"

static void tick(uint32_t now_ms, uint8_t elapsed_ms) {
    uint8_t sample[CHANNEL_BYTES];
    const bool has_opened = contacts_tick(now_ms);
    board_exchange(contacts_bits(), sample);
    const bool has_input_changed = inputs_tick(sample, elapsed_ms);
    link_tick(now_ms, has_opened || has_input_changed);
    if (contacts_any_closed()) board_pump();
}

int main(void) {
    uint8_t sample[CHANNEL_BYTES];
    board_begin();
    journal_boot((board_reset_cause() & RESET_POWER_ON) == 0);
    /* Shifts the random content of the registers out before anything can enable their outputs. */
    board_exchange(contacts_bits(), sample);
    inputs_begin(sample);
    sei();

    uint32_t handled_ms = board_now_ms();
    for (;;) {
        const uint32_t now_ms = board_now_ms();
        const uint32_t elapsed_ms = now_ms - handled_ms;
        if (elapsed_ms != 0) {
            /* Only here: a loop that runs without its tick would never open a contact, and must not look alive. */
            board_kick_watchdog();
            tick(now_ms, elapsed_ms > UINT8_MAX ? UINT8_MAX : (uint8_t)elapsed_ms);
            handled_ms = now_ms;
        }
        /* One byte per turn, so that a talkative host can't keep a contact closed. */
        if (serial_line_has_received()) link_receive(serial_line_take());
        board_sleep(handled_ms);
    }
}
