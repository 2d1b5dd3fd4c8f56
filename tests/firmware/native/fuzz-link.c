/*
 * A coverage-guided fuzzer's way into the board: its input is a list of steps. Raw bytes go to the receive path as they are;
 * other steps are put into a frame with the right session, sequence number and checksum, or no mutation would ever get past those.
 * What must hold all the while, whatever is sent, stand in the promises: see watched-board.h.
 */
#include "fuzz-link.h"

#include <string.h>

#include "board.h"
#include "input-watch.h"
#include "link-frames.h"
#include "test-host.h"
#include "virtual-board.h"
#include "watched-board.h"
#include "wiring.h"

#define RAW_WAIT_MS 12
#define WAIT_STEP_MS 8
#define FLASH_STEP_MS 3
/* One every 430 ms: 30 s and a little. */
#define RENEWALS_TO_THE_END 75
#define PULSE_STEPS (PULSE_MAX_MS / PULSE_STEP_MS)

/* The high half of a step's first byte. */
enum step_kind {
    STEP_RAW,
    STEP_WAIT,
    STEP_INPUTS,
    STEP_REQUEST,
    STEP_STALE_REQUEST,
    STEP_REPEAT,
    STEP_GREET,
    STEP_CONFIGURE,
    STEP_RELAYS,
    STEP_INTERLOCKS,
    STEP_CONFIRM,
    STEP_PULSE,
    STEP_HOLD,
    STEP_HEARTBEAT,
    STEP_RESET,
    STEP_REST
};

/* What is left of the input. An input that ends within a step goes on with zeros. */
typedef struct {
    const uint8_t *data;
    size_t size;
} reader;

static uint8_t take(reader *from) {
    if (from->size == 0) return 0;
    from->size--;
    return *from->data++;
}

static void take_bytes(reader *from, uint8_t *to, uint8_t count) {
    for (uint8_t i = 0; i < count; i++) to[i] = take(from);
}

static void send_raw(reader *from) {
    uint8_t bytes[64];
    const uint8_t length = take(from) % sizeof bytes;
    take_bytes(from, bytes, length);
    virtual_board_receive(bytes, length);
    watched_board_let_pass(RAW_WAIT_MS);
}

static void send_request(reader *from, void (*send)(uint8_t type, const uint8_t *payload, uint8_t length)) {
    uint8_t payload[FRAME_MAX_BYTES - FRAME_MIN_BYTES];
    const uint8_t type = take(from);
    const uint8_t length = take(from) % (sizeof payload + 1);
    take_bytes(from, payload, length);
    send(type, payload, length);
}

/* One input is turned over and back again, as a lamp that flashes or a mode that flickers. */
static void flash(reader *from) {
    uint8_t inputs[CHANNEL_BYTES];
    const uint8_t input = take(from) % CHANNELS;
    memcpy(inputs, input_watch_driven(), sizeof inputs);
    inputs[input / 8] ^= (uint8_t)(1u << input % 8);
    watched_board_drive(inputs);
    watched_board_let_pass(take(from) * FLASH_STEP_MS + 1u);
    inputs[input / 8] ^= (uint8_t)(1u << input % 8);
    watched_board_drive(inputs);
}

static void drive(reader *from, uint8_t choice) {
    uint8_t inputs[CHANNEL_BYTES];
    if (choice & 8) {
        flash(from);
        return;
    }
    take_bytes(from, inputs, sizeof inputs);
    watched_board_drive(inputs);
}

/* A rule in two bytes. Nearly every one is without contradiction, or no table ever would be. */
static wired_relay take_relay(reader *from) {
    const uint8_t first = take(from);
    const uint8_t second = take(from);
    wired_relay relay = {.group = first & 3, .lamp = NO_LAMP};
    if (relay.group == GROUP_NONE) return relay;
    relay.longest_pulse = (uint8_t)(PULSE_MIN_MS / PULSE_STEP_MS + (first >> 2) % (PULSE_STEPS - PULSE_MIN_MS / PULSE_STEP_MS + 1));
    if (second % (CHANNELS + 1) != CHANNELS) relay.lamp = second % (CHANNELS + 1);
    if (relay.group == GROUP_FLOOR && relay.lamp != NO_LAMP && (second & 0x80)) relay.group = GROUP_REVOCABLE_FLOOR;
    if (relay.group == GROUP_DOOR) relay.longest_hold_s = (uint8_t)((first ^ second) % (HOLD_LONGEST_S + 1));
    return relay;
}

/* Eight relays: as rules, or byte by byte as they come. */
static void tell_relays(reader *from, uint8_t choice) {
    uint8_t payload[CONFIGURE_RELAYS_BYTES] = {(uint8_t)(choice * RELAYS_PER_FRAME % CHANNELS)};
    if (choice & 8) {
        take_bytes(from, payload, sizeof payload);
    } else {
        for (uint8_t i = 0; i < RELAYS_PER_FRAME; i++) {
            const wired_relay relay = take_relay(from);
            payload[CONFIGURE_RELAYS_GROUPS_AT + i] = relay.group;
            payload[CONFIGURE_RELAYS_LAMPS_AT + i] = relay.lamp;
            payload[CONFIGURE_RELAYS_LONGEST_PULSES_AT + i] = relay.longest_pulse;
            payload[CONFIGURE_RELAYS_LONGEST_HOLDS_AT + i] = relay.longest_hold_s;
        }
    }
    test_host_send(MESSAGE_CONFIGURE_RELAYS, payload, sizeof payload);
}

/* Inputs that lock while open are among those that lock, unless the input wants a contradiction. */
static void tell_interlocks(reader *from, uint8_t choice) {
    uint8_t payload[CONFIGURE_INPUTS_BYTES];
    take_bytes(from, payload, sizeof payload);
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++)
        if (!(choice & 8)) payload[CONFIGURE_INPUTS_ACTIVE_OPEN_AT + i] &= payload[CONFIGURE_INPUTS_INTERLOCKS_AT + i];
    test_host_send(MESSAGE_CONFIGURE_INPUTS, payload, sizeof payload);
}

/* A deadline counts from now, or it would be over, or none, in nearly every input. */
static void put_deadline(reader *from, uint8_t *at) {
    const uint16_t not_after = (uint16_t)(board_now_ms() + (uint16_t)((int8_t)take(from) * 2));
    at[0] = (uint8_t)not_after;
    at[1] = (uint8_t)(not_after >> 8);
}

static void press(reader *from, uint8_t choice) {
    uint8_t payload[PULSE_BYTES] = {take(from) % CHANNELS};
    const uint16_t ms = (uint16_t)(PULSE_MIN_MS + take(from) * 2);
    payload[PULSE_DURATION_MS_AT] = (uint8_t)ms;
    payload[PULSE_DURATION_MS_AT + 1] = (uint8_t)(ms >> 8);
    payload[PULSE_FLAGS_AT] = choice & (PULSE_ONLY_IF_DARK | PULSE_ONLY_IF_LIT);
    if (choice & 8) put_deadline(from, payload + PULSE_NOT_AFTER_AT);
    test_host_send(MESSAGE_PULSE, payload, sizeof payload);
}

/* Renewed a few times, or for longer than the door may be held. */
static void hold(reader *from, uint8_t choice) {
    uint8_t payload[HOLD_BYTES] = {take(from) % CHANNELS};
    const uint16_t ms = (uint16_t)(HOLD_MIN_MS + take(from) * 4);
    payload[HOLD_DURATION_MS_AT] = (uint8_t)ms;
    payload[HOLD_DURATION_MS_AT + 1] = (uint8_t)(ms >> 8);
    if (choice & 8) put_deadline(from, payload + HOLD_NOT_AFTER_AT);
    const uint8_t renewals = (choice & 7) == 7 ? RENEWALS_TO_THE_END : choice & 7;
    for (uint8_t i = 0; i <= renewals; i++) {
        if (i > 0) watched_board_let_pass(ms < 400 ? ms / 2 : 400);
        test_host_send(MESSAGE_HOLD, payload, sizeof payload);
    }
}

static void reset(uint8_t choice) {
    if (choice % 3 == 0)
        watched_board_hang();
    else
        watched_board_reset(choice % 3 == 1 ? RESET_EXTERNAL : RESET_POWER_ON);
}

static void step(reader *from) {
    const uint8_t first = take(from);
    const uint8_t choice = first & 0x0F;
    switch ((enum step_kind)(first >> 4)) {
    case STEP_RAW:
        send_raw(from);
        break;
    case STEP_WAIT:
        watched_board_let_pass(take(from) * WAIT_STEP_MS + 1u);
        break;
    case STEP_INPUTS:
        drive(from, choice);
        break;
    case STEP_REQUEST:
        send_request(from, test_host_send);
        break;
    case STEP_STALE_REQUEST:
        send_request(from, test_host_send_stale);
        break;
    case STEP_REPEAT:
        test_host_repeat();
        break;
    case STEP_GREET:
        test_host_greet(choice == 8);
        break;
    case STEP_CONFIGURE:
        test_host_configure();
        break;
    case STEP_RELAYS:
        tell_relays(from, choice);
        break;
    case STEP_INTERLOCKS:
        tell_interlocks(from, choice);
        break;
    case STEP_CONFIRM:
        test_host_confirm();
        break;
    case STEP_PULSE:
        press(from, choice);
        break;
    case STEP_HOLD:
        hold(from, choice);
        break;
    case STEP_HEARTBEAT:
        test_host_send(MESSAGE_HEARTBEAT, 0, 0);
        break;
    case STEP_RESET:
        reset(choice);
        break;
    case STEP_REST:
        watched_board_rest();
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    reader from = {data, size};
    watched_board_unpack();
    test_host_begin();
    while (from.size > 0) step(&from);
    return 0;
}
