#include "virtual-board.h"

#include <string.h>

#include "board-loop.h"
#include "link.h"
#include "relays.h"

#define BYTE_US 260
#define TICK_US 1000
#define WATCHDOG_US 256000
/* From the reset to the main loop: the boot count is written to the EEPROM. */
#define BOOT_US 4000
#define DOZE_MS 100
#define QUEUE_BYTES 65536
/* As the ring of serial-line.c. */
#define OUTGOING_BYTES 127

static virtual_board_life life;
static virtual_board_listener listener;
static uint64_t now_us;
static uint64_t next_tick_us;
static uint64_t next_received_us;
static uint64_t next_sent_us;
static uint64_t kicked_us;
static uint32_t clock_ms;
static bool is_running;
static bool is_hung;
static uint8_t shown[CHANNEL_BYTES];
static uint8_t driven_inputs[CHANNEL_BYTES];
static uint8_t incoming[QUEUE_BYTES];
static uint16_t incoming_begin;
static uint16_t incoming_count;
static uint8_t outgoing[OUTGOING_BYTES];
static uint8_t outgoing_count;

uint32_t board_now_ms(void) {
    return clock_ms;
}

uint16_t board_boot_count(void) {
    return life.boot_count;
}

uint8_t board_reset_cause(void) {
    return life.reset_cause;
}

uint8_t board_receive_overruns(void) {
    return 0;
}

void board_pump(void) {
}

void board_exchange(const uint8_t relays[CHANNEL_BYTES], uint8_t inputs[CHANNEL_BYTES]) {
    memcpy(inputs, driven_inputs, CHANNEL_BYTES);
    if (memcmp(shown, relays, CHANNEL_BYTES) == 0) return;
    memcpy(shown, relays, CHANNEL_BYTES);
    listener.relays_changed(shown, now_us);
}

void board_transmit(const uint8_t *bytes, uint8_t length) {
    if (length == 0 || length > OUTGOING_BYTES - outgoing_count) return;
    if (outgoing_count == 0) next_sent_us = now_us + BYTE_US;
    memcpy(outgoing + outgoing_count, bytes, length);
    outgoing_count = (uint8_t)(outgoing_count + length);
}

void virtual_board_begin(virtual_board_life new_life, virtual_board_listener new_listener) {
    life = new_life;
    listener = new_listener;
    now_us = life.at_us;
    kicked_us = now_us;
    next_tick_us = now_us + BOOT_US;
    clock_ms = 0;
    is_running = false;
    is_hung = false;
    incoming_count = 0;
    outgoing_count = 0;
    memset(shown, 0, sizeof shown);
}

void virtual_board_receive(const uint8_t *bytes, uint16_t length) {
    if (incoming_count == 0) next_received_us = now_us + BYTE_US;
    for (uint16_t i = 0; i < length && incoming_count < QUEUE_BYTES - 1; i++) {
        incoming[(uint16_t)(incoming_begin + incoming_count)] = bytes[i];
        incoming_count++;
    }
}

void virtual_board_set_inputs(const uint8_t inputs[CHANNEL_BYTES]) {
    memcpy(driven_inputs, inputs, CHANNEL_BYTES);
}

void virtual_board_hang(void) {
    is_hung = true;
}

static void take_byte(void) {
    const uint8_t byte = incoming[incoming_begin];
    incoming_begin++;
    incoming_count--;
    next_received_us += BYTE_US;
    if (!is_running || is_hung) return;
    if (listener.taken != 0) listener.taken(byte, now_us);
    link_receive(byte);
}

static void send_byte(void) {
    const uint8_t byte = outgoing[0];
    outgoing_count--;
    memmove(outgoing, outgoing + 1, outgoing_count);
    next_sent_us += BYTE_US;
    listener.transmitted(byte, now_us);
}

static void tick(void) {
    next_tick_us += TICK_US;
    if (!is_running) {
        is_running = true;
        board_loop_begin();
        return;
    }
    clock_ms++;
    if (is_hung) return;
    kicked_us = now_us;
    board_loop_tick(clock_ms, 1);
}

bool virtual_board_run(uint64_t until_us) {
    for (;;) {
        uint64_t next_us = until_us;
        if (next_tick_us < next_us) next_us = next_tick_us;
        if (incoming_count != 0 && next_received_us < next_us) next_us = next_received_us;
        if (outgoing_count != 0 && next_sent_us < next_us) next_us = next_sent_us;
        now_us = next_us;
        if (is_hung && now_us - kicked_us >= WATCHDOG_US) return true;
        if (next_tick_us == now_us)
            tick();
        else if (incoming_count != 0 && next_received_us == now_us)
            take_byte();
        else if (outgoing_count != 0 && next_sent_us == now_us)
            send_byte();
        else
            return false;
    }
}

void virtual_board_doze(uint32_t ms) {
    for (uint32_t passed_ms = 0; passed_ms < ms; passed_ms += DOZE_MS) {
        now_us += DOZE_MS * 1000ULL;
        next_tick_us += DOZE_MS * 1000ULL;
        kicked_us = now_us;
        clock_ms += DOZE_MS;
        board_loop_tick(clock_ms, DOZE_MS);
    }
    /* What it sends meanwhile nobody hears. */
    outgoing_count = 0;
}

uint64_t virtual_board_now_us(void) {
    return now_us;
}
