/* Liftvoice relay board. One loop: each millisecond the contacts, inputs and session; in between the bytes of the line. */
#include <avr/interrupt.h>

#include "board-avr.h"
#include "board-loop.h"
#include "board.h"
#include "link.h"
#include "serial-line.h"

int main(void) {
    board_begin();
    board_loop_begin();
    sei();

    uint32_t handled_ms = board_now_ms();
    for (;;) {
        const uint32_t now_ms = board_now_ms();
        const uint32_t elapsed_ms = now_ms - handled_ms;
        if (elapsed_ms != 0) {
            /* Only here: a loop that runs without its tick would never open a contact, and must not look alive. */
            board_kick_watchdog();
            board_loop_tick(now_ms, elapsed_ms > UINT8_MAX ? UINT8_MAX : (uint8_t)elapsed_ms);
            handled_ms = now_ms;
        }
        /* One byte per turn, so that a talkative host can't keep a contact closed. */
        if (serial_line_has_received()) link_receive(serial_line_take());
        board_sleep(handled_ms);
    }
}
