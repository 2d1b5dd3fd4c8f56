#include "test-host.h"

#include <string.h>

#include "link-frames.h"
#include "session-watch.h"
#include "virtual-board.h"
#include "watched-board.h"

/* The longest request and the longest answer on the line, and a tick. */
#define EXCHANGE_MS 30
#define REVOCABLE 2
#define DOOR_HELD 11
#define DOOR_CLOSE 12
#define ALARM 13

static uint32_t nonce;
static uint8_t sequence;
static uint8_t last_wire[WIRE_MAX_BYTES];
static uint8_t last_wire_length;

void test_host_begin(void) {
    nonce = 0;
    sequence = 0;
    last_wire_length = 0;
}

static void send(uint8_t type, uint16_t session, const uint8_t *payload, uint8_t length) {
    frame_builder frame;
    frame_begin(&frame, type, sequence, session);
    for (uint8_t i = 0; i < length; i++) frame_put_u8(&frame, payload[i]);
    last_wire_length = frame_finish(&frame, last_wire);
    test_host_repeat();
}

void test_host_repeat(void) {
    virtual_board_receive(last_wire, last_wire_length);
    watched_board_let_pass(EXCHANGE_MS);
}

uint8_t test_host_wire(uint8_t wire[WIRE_MAX_BYTES]) {
    memcpy(wire, last_wire, last_wire_length);
    return last_wire_length;
}

void test_host_greet(bool is_copy) {
    if (!is_copy) nonce++;
    const uint8_t payload[HELLO_BYTES] = {PROTOCOL_VERSION, (uint8_t)nonce, (uint8_t)(nonce >> 8), (uint8_t)(nonce >> 16), 1};
    send(MESSAGE_HELLO, 0, payload, sizeof payload);
}

void test_host_send(uint8_t type, const uint8_t *payload, uint8_t length) {
    sequence++;
    send(type, session_watch_session(), payload, length);
}

void test_host_send_stale(uint8_t type, const uint8_t *payload, uint8_t length) {
    send(type, session_watch_session(), payload, length);
}

void test_host_confirm(void) {
    const uint16_t checksum = wiring_checksum(session_watch_table());
    const uint8_t payload[CONFIRM_CONFIGURATION_BYTES] = {(uint8_t)checksum, (uint8_t)(checksum >> 8)};
    test_host_send(MESSAGE_CONFIRM_CONFIGURATION, payload, sizeof payload);
}

static wired_relay usual_relay(uint8_t channel) {
    const wired_relay nothing = {GROUP_NONE, 0, 0, 0};
    if (channel == DOOR_HELD) return (wired_relay){GROUP_DOOR, NO_LAMP, PULSE_MAX_MS / PULSE_STEP_MS, HOLD_LONGEST_S};
    if (channel == DOOR_CLOSE) return (wired_relay){GROUP_DOOR, DOOR_CLOSE, PULSE_MAX_MS / PULSE_STEP_MS, 0};
    if (channel == ALARM) return (wired_relay){GROUP_ALARM, ALARM, PULSE_MAX_MS / PULSE_STEP_MS, 0};
    /* The last input locks, so there is no lamp for the last relay. */
    if (channel == CHANNELS - 1) return nothing;
    const uint8_t group = channel == REVOCABLE ? GROUP_REVOCABLE_FLOOR : GROUP_FLOOR;
    return (wired_relay){group, channel, PULSE_MAX_MS / PULSE_STEP_MS, 0};
}

void test_host_configure(void) {
    for (uint8_t first = 0; first < CHANNELS; first += RELAYS_PER_FRAME) {
        uint8_t payload[CONFIGURE_RELAYS_BYTES] = {first};
        for (uint8_t i = 0; i < RELAYS_PER_FRAME; i++) {
            const wired_relay relay = usual_relay((uint8_t)(first + i));
            payload[CONFIGURE_RELAYS_GROUPS_AT + i] = relay.group;
            payload[CONFIGURE_RELAYS_LAMPS_AT + i] = relay.lamp;
            payload[CONFIGURE_RELAYS_LONGEST_PULSES_AT + i] = relay.longest_pulse;
            payload[CONFIGURE_RELAYS_LONGEST_HOLDS_AT + i] = relay.longest_hold_s;
        }
        test_host_send(MESSAGE_CONFIGURE_RELAYS, payload, sizeof payload);
    }
    uint8_t inputs[CONFIGURE_INPUTS_BYTES] = {0};
    inputs[CONFIGURE_INPUTS_INTERLOCKS_AT + CHANNEL_BYTES - 1] = 0x80;
    test_host_send(MESSAGE_CONFIGURE_INPUTS, inputs, sizeof inputs);
    test_host_confirm();
}
