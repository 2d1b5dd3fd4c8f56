/*
 * A coverage-guided fuzzer's way into the board: its input is a list of steps. Raw bytes go to the receive path as they are;
 * other steps are put into a frame with the right session, sequence number and checksum, or no mutation would ever get past those.
 * After every step the board must keep what docs/protocol.md promises, whatever was sent: a broken promise is an abort.
 */
#include "fuzz-link.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bits.h"
#include "configuration.h"
#include "inputs.h"
#include "link-frames.h"
#include "relays.h"
#include "virtual-board.h"

uint32_t fuzz_pulse_answers[STATUSES];
uint32_t fuzz_hold_answers[STATUSES];
uint32_t fuzz_confirm_answers[STATUSES];
uint32_t fuzz_bad_frames;
uint32_t fuzz_naks;

/* What a press may overrun by: the tick in which it ends. */
#define SLACK_US 1100
/* The same while the board dozes. */
#define DOZE_SLACK_US 101000

static bool is_powered;
static bool is_dozing;
static uint32_t nonce;
static uint8_t sequence;
static uint16_t session;
static cobs_decoder answers;
static uint8_t driven[CHANNEL_BYTES];
static uint8_t closed[CHANNEL_BYTES];
static uint64_t closed_at_us[CHANNELS];
static uint64_t opened_at_us[CHANNELS];
static uint64_t locked_at_us;

static void require(bool is_kept, const char *promise) {
    if (is_kept) return;
    fprintf(stderr, "broken promise: %s\n", promise);
    abort();
}

static void on_closed(uint8_t channel, uint64_t at_us) {
    require(configuration_in_force() != 0, "a contact closes only with a configuration in force");
    require(configuration_relay(channel)->group != GROUP_NONE, "what is not wired does not close");
    require(!configuration_locks(driven), "nothing closes while an interlock is active");
    require(opened_at_us[channel] == 0 || at_us - opened_at_us[channel] >= CONTACT_GAP_MS * 1000ULL,
            "a contact stays open for its gap");
    closed_at_us[channel] = at_us;
}

static void on_opened(uint8_t channel, uint64_t at_us) {
    const uint64_t longest_us = (configuration_relay(channel)->longest_hold_s ? HOLD_LONGEST_S * 1000 : PULSE_MAX_MS) * 1000ULL;
    /* The table may have been replaced in the very request that opens the contact. */
    const uint64_t limit_us = configuration_in_force() != 0 ? longest_us : HOLD_LONGEST_S * 1000000ULL;
    require(at_us - closed_at_us[channel] <= limit_us + (is_dozing ? DOZE_SLACK_US : SLACK_US), "no contact is closed for longer than its limit");
    opened_at_us[channel] = at_us;
}

static void on_relays(const uint8_t relays[CHANNEL_BYTES], uint64_t at_us) {
    uint8_t floors = 0;
    uint8_t others = 0;
    for (uint8_t channel = 0; channel < CHANNELS; channel++) {
        const bool is_closed = has_bit(relays, channel);
        if (is_closed && !has_bit(closed, channel)) on_closed(channel, at_us);
        if (!is_closed && has_bit(closed, channel)) on_opened(channel, at_us);
        if (!is_closed) continue;
        if (configuration_relay(channel)->group == GROUP_FLOOR)
            floors++;
        else
            others++;
    }
    require(floors <= 1, "two floor contacts are never closed at once");
    require(floors == 0 || others == 0, "no floor is pressed while something else is closed");
    require(others <= 2, "a held door and an alarm are the most that is closed");
    memcpy(closed, relays, CHANNEL_BYTES);
}

static void count_answer(const uint8_t *frame) {
    const uint8_t status = frame[FRAME_HEADER_BYTES] % STATUSES;
    if (frame[0] == MESSAGE_PULSE_ACK) fuzz_pulse_answers[status]++;
    if (frame[0] == MESSAGE_HOLD_ACK) fuzz_hold_answers[status]++;
    if (frame[0] == MESSAGE_CONFIRM_CONFIGURATION_ACK) fuzz_confirm_answers[status]++;
    if (frame[0] == MESSAGE_NAK) fuzz_naks++;
    if (frame[0] == MESSAGE_HELLO_ACK) session = read_u16(frame + 2);
    if (frame[0] == MESSAGE_STATE) fuzz_bad_frames += read_u16(frame + FRAME_HEADER_BYTES + 5 + 2 * CHANNEL_BYTES);
}

static void on_transmitted(uint8_t byte, uint64_t at_us) {
    (void)at_us;
    const cobs_progress progress = cobs_decode(&answers, byte);
    require(progress != COBS_BAD, "the board sends whole frames");
    if (progress != COBS_FRAME) return;
    require(frame_is_valid(answers.frame, answers.length), "the board's frames have their checksum");
    count_answer(answers.frame);
}

static void keep_promises(void) {
    const uint64_t now_us = virtual_board_now_us();
    for (uint8_t channel = 0; channel < CHANNELS; channel++) {
        if (!has_bit(closed, channel)) continue;
        require(now_us - closed_at_us[channel] <= HOLD_LONGEST_S * 1000000ULL + SLACK_US, "no contact stays closed");
        require(!configuration_locks(driven) || now_us - locked_at_us <= 2 * SLACK_US, "an interlock opens what is closed");
    }
}

static void let_pass(uint32_t ms) {
    require(!virtual_board_run(virtual_board_now_us() + ms * 1000ULL), "the board never hangs");
    keep_promises();
}

static void send(uint8_t type, const uint8_t *payload, uint8_t length) {
    frame_builder frame;
    uint8_t wire[WIRE_MAX_BYTES];
    frame_begin(&frame, type, type == MESSAGE_HELLO ? sequence : ++sequence, type == MESSAGE_HELLO ? 0 : session);
    for (uint8_t i = 0; i < length; i++) frame_put_u8(&frame, payload[i]);
    virtual_board_receive(wire, frame_finish(&frame, wire));
    let_pass(30);
}

static void greet(void) {
    const uint8_t payload[HELLO_BYTES] = {PROTOCOL_VERSION, (uint8_t)nonce, (uint8_t)(nonce >> 8), (uint8_t)(nonce >> 16), 1};
    nonce++;
    send(MESSAGE_HELLO, payload, HELLO_BYTES);
}

/* Floors with their lamps, a door that may be held, one that may not, an alarm; the last input locks. */
static void configure(void) {
    for (uint8_t first = 0; first < CHANNELS; first += RELAYS_PER_FRAME) {
        uint8_t payload[CONFIGURE_RELAYS_BYTES] = {first};
        for (uint8_t i = 0; i < RELAYS_PER_FRAME; i++) {
            const uint8_t channel = (uint8_t)(first + i);
            payload[CONFIGURE_RELAYS_GROUPS_AT + i] = channel < 11 ? GROUP_FLOOR : channel < 13 ? GROUP_DOOR : channel == 13 ? GROUP_ALARM : GROUP_NONE;
            payload[CONFIGURE_RELAYS_LAMPS_AT + i] = channel < 11 ? channel : NO_LAMP;
            payload[CONFIGURE_RELAYS_LONGEST_PULSES_AT + i] = channel < 14 ? 50 : 0;
            payload[CONFIGURE_RELAYS_LONGEST_HOLDS_AT + i] = channel == 11 ? 30 : 0;
        }
        send(MESSAGE_CONFIGURE_RELAYS, payload, sizeof payload);
    }
    uint8_t inputs[CONFIGURE_INPUTS_BYTES] = {0};
    inputs[CHANNEL_BYTES - 1] = 0x80;
    send(MESSAGE_CONFIGURE_INPUTS, inputs, sizeof inputs);
    const uint16_t checksum = configuration_checksum();
    const uint8_t confirm[] = {(uint8_t)checksum, (uint8_t)(checksum >> 8)};
    send(MESSAGE_CONFIRM_CONFIGURATION, confirm, sizeof confirm);
}

static void drive(const uint8_t *bits, size_t size) {
    const bool was_locking = configuration_locks(driven);
    memset(driven, 0, sizeof driven);
    memcpy(driven, bits, size < sizeof driven ? size : sizeof driven);
    if (!was_locking && configuration_locks(driven)) locked_at_us = virtual_board_now_us();
    virtual_board_set_inputs(driven);
}

/* Everything settles: inputs open, gaps and pauses over. What is left is the counters, and what the board knows of before. */
static void settle(void) {
    const uint8_t end_of_frame = 0;
    const virtual_board_life life = {.boot_count = 1, .reset_cause = RESET_POWER_ON, .at_us = 0};
    const virtual_board_listener listener = {on_transmitted, on_relays};
    if (!is_powered) virtual_board_begin(life, listener);
    is_powered = true;
    drive(&end_of_frame, 1);
    virtual_board_receive(&end_of_frame, 1);
    let_pass(LINK_TIMEOUT_MS / 5);
    is_dozing = true;
    virtual_board_doze(HOLD_PAUSE_MS + LINK_TIMEOUT_MS + 100);
    is_dozing = false;
    const cobs_decoder nothing_heard = {0};
    answers = nothing_heard;
}

/* A request of the input. A deadline counts from now, or it would be over, or none, in nearly every input. */
static void send_request(const uint8_t *data, size_t length) {
    uint8_t payload[FRAME_MAX_BYTES] = {0};
    if (length == 0) return;
    memcpy(payload, data + 1, length - 1);
    const bool has_deadline = data[0] == MESSAGE_PULSE || data[0] == MESSAGE_HOLD;
    if (has_deadline && read_u16(payload + PULSE_NOT_AFTER_AT) != 0) {
        const uint16_t not_after = (uint16_t)(read_u16(payload + PULSE_NOT_AFTER_AT) + board_now_ms());
        payload[PULSE_NOT_AFTER_AT] = (uint8_t)not_after;
        payload[PULSE_NOT_AFTER_AT + 1] = (uint8_t)(not_after >> 8);
    }
    send(data[0], payload, (uint8_t)(length - 1));
}

/* Takes one step off the input; returns its size. */
static size_t step(const uint8_t *data, size_t size) {
    const uint8_t kind = data[0] >> 5;
    const size_t length = (data[0] & 0x1F) < size - 1 ? (data[0] & 0x1F) : size - 1;
    const uint8_t *const rest = data + 1;
    switch (kind) {
    case 0:
        virtual_board_receive(rest, (uint16_t)length);
        let_pass(12);
        break;
    case 1:
        let_pass(length == 0 ? 1 : rest[0] * 8u);
        break;
    case 2:
        drive(rest, length);
        let_pass(1);
        break;
    case 3:
        send_request(rest, length);
        break;
    case 4:
        sequence--;
        send_request(rest, length);
        break;
    case 5:
        greet();
        break;
    case 6:
        configure();
        break;
    default:
        send(MESSAGE_HEARTBEAT, 0, 0);
        break;
    }
    return 1 + (kind < 5 ? length : 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    settle();
    while (size > 0) {
        const size_t used = step(data, size);
        data += used;
        size -= used;
    }
    return 0;
}
