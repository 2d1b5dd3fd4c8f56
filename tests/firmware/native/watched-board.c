#include "watched-board.h"

#include <string.h>

#include "answer-promises.h"
#include "contact-promises.h"
#include "firmware-memory.h"
#include "input-watch.h"
#include "promise.h"
#include "session-watch.h"
#include "virtual-board.h"

/* Until the board listens: it writes its boot count first. */
#define BOOT_MS 6
#define WATCHDOG_MS 300

static bool is_remembered;
static uint16_t boot_count;

static void on_taken(uint8_t byte, uint64_t at_us) {
    input_watch_note(at_us);
    session_watch_take(byte, at_us);
    if (!session_watch_executes(at_us)) return;
    contact_promises_request();
    answer_promises_request();
}

static void on_transmitted(uint8_t byte, uint64_t at_us) {
    (void)at_us;
    answer_promises_take(byte);
}

static void start(uint8_t cause) {
    const virtual_board_listener listener = {on_taken, on_transmitted, contact_promises_relays};
    const uint64_t now_us = virtual_board_now_us();
    firmware_memory_restart();
    contact_promises_begin((cause & RESET_POWER_ON) != 0, now_us);
    session_watch_begin();
    answer_promises_begin();
    input_watch_begin(now_us);
    boot_count++;
    virtual_board_begin((virtual_board_life){boot_count, cause, now_us}, listener);
    watched_board_let_pass(BOOT_MS);
}

void watched_board_unpack(void) {
    const uint8_t none[CHANNEL_BYTES] = {0};
    if (!is_remembered) firmware_memory_remember();
    is_remembered = true;
    boot_count = 0;
    virtual_board_set_inputs(none);
    input_watch_drive(none, virtual_board_now_us());
    start(RESET_POWER_ON);
}

void watched_board_reset(uint8_t cause) {
    start(cause);
}

void watched_board_hang(void) {
    contact_promises_expect_hang();
    virtual_board_hang();
    require(virtual_board_run(virtual_board_now_us() + WATCHDOG_MS * 1000ULL), "the watchdog bites a board that hangs");
    start(RESET_WATCHDOG);
}

void watched_board_let_pass(uint32_t ms) {
    require(!virtual_board_run(virtual_board_now_us() + ms * 1000ULL), "the board never hangs");
    contact_promises_keep(virtual_board_now_us());
}

void watched_board_rest(void) {
    watched_board_let_pass(LINK_TIMEOUT_MS + 100);
    virtual_board_doze(HOLD_PAUSE_MS);
}

void watched_board_drive(const uint8_t inputs[CHANNEL_BYTES]) {
    input_watch_drive(inputs, virtual_board_now_us());
    virtual_board_set_inputs(inputs);
    watched_board_let_pass(1);
}
