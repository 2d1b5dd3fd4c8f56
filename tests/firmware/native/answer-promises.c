#include "answer-promises.h"

#include <string.h>

#include "bits.h"
#include "contact-promises.h"
#include "input-watch.h"
#include "link-frames.h"
#include "promise.h"
#include "session-watch.h"

/* Where the fields stand in the payloads of answers (docs/protocol.md). */
#define STATUS_AT 0
#define PULSE_RELAYS_AT 3
#define HOLD_RELAYS_AT 5
#define STATE_RELAYS_AT 5
#define STATE_BAD_FRAMES_AT (STATE_RELAYS_AT + 2 * CHANNEL_BYTES)
#define STATE_CONFIGURATION_AT (STATE_BAD_FRAMES_AT + 4)
#define STATE_LOCKED_AT (STATE_CONFIGURATION_AT + 2)
#define CONFIRM_CHECKSUM_AT 1
#define HELLO_NONCE_OF_ACK_AT 13
#define JOURNAL_AT 17
/* An interlock shows in STATE two ticks after it became active. */
#define LOCK_SHOWS_US 2200

uint32_t pulse_answers[STATUSES];
uint32_t hold_answers[STATUSES];
uint32_t confirm_answers[STATUSES];
uint32_t answers_with_journal;
uint32_t naks;
uint32_t bad_frames;

static cobs_decoder decoder;
/* As it was when the latest request came. */
static last_pulse pulse_before;
static bool must_show_lock;
/* The first answer to it; length 0: none yet. */
static uint8_t first[FRAME_MAX_BYTES];
static uint8_t first_length;

void answer_promises_begin(void) {
    memset(&decoder, 0, sizeof decoder);
    first_length = 0;
}

void answer_promises_request(void) {
    const uint64_t at_us = session_watch_latest()->at_us;
    pulse_before = contact_promises_last_pulse();
    must_show_lock = input_watch_is_interlock_active() && at_us - input_watch_active_since_us() > LOCK_SHOWS_US;
    first_length = 0;
}

static bool tells_relays(const uint8_t *relays) {
    return memcmp(relays, contact_promises_effect()->relays, CHANNEL_BYTES) == 0;
}

static void expect_pulse_answer(const uint8_t *payload) {
    const bool is_done = payload[STATUS_AT] == STATUS_OK;
    require(contact_promises_effect()->closings == (is_done ? 1 : 0), "a contact closes exactly where the answer says so");
    require(tells_relays(payload + PULSE_RELAYS_AT), "the answer to PULSE tells what is closed");
    pulse_answers[payload[STATUS_AT] % STATUSES]++;
}

static void expect_hold_answer(const uint8_t *payload) {
    const bool is_done = payload[STATUS_AT] == STATUS_OK;
    const uint8_t channel = session_watch_latest()->payload[HOLD_CHANNEL_AT];
    require(is_done || contact_promises_effect()->closings == 0, "a HOLD that is refused closes nothing");
    require(!is_done || has_bit(contact_promises_effect()->relays, channel), "a HOLD that is accepted holds");
    require(tells_relays(payload + HOLD_RELAYS_AT), "the answer to HOLD tells what is closed");
    contact_promises_hold_answered(is_done);
    hold_answers[payload[STATUS_AT] % STATUSES]++;
}

static void expect_confirm_answer(const uint8_t *payload) {
    const bool is_done = payload[STATUS_AT] == STATUS_OK;
    require(is_done == session_watch_is_confirmed(), "a table is in force if it is sound and both know it, and only then");
    require(read_u16(payload + CONFIRM_CHECKSUM_AT) == wiring_checksum(session_watch_table()), "both sides know the same table");
    confirm_answers[payload[STATUS_AT] % STATUSES]++;
}

static void expect_state(const uint8_t *payload) {
    const uint16_t in_force = session_watch_is_confirmed() ? wiring_checksum(session_watch_table()) : 0;
    require(tells_relays(payload + STATE_RELAYS_AT), "STATE tells what is closed");
    require(read_u16(payload + STATE_CONFIGURATION_AT) == in_force, "STATE tells the table in force");
    require(!must_show_lock || payload[STATE_LOCKED_AT] == 1, "STATE tells that an interlock is active");
    const uint16_t told = read_u16(payload + STATE_BAD_FRAMES_AT);
    if (told > bad_frames) bad_frames = told;
}

static void expect_journal(const uint8_t *payload) {
    const uint8_t *const journal = payload + JOURNAL_AT;
    require(read_u16(journal) == pulse_before.session && journal[2] == pulse_before.sequence &&
                journal[3] == pulse_before.channel && read_u16(journal + 4) == pulse_before.asked_ms &&
                journal[8] == pulse_before.is_active,
            "HELLO tells the last pulse there was");
    require(read_u16(journal + 6) <= pulse_before.asked_ms, "no pulse ran longer than it was asked for");
    if (pulse_before.session != 0) answers_with_journal++;
}

static void expect_answer(const uint8_t *payload) {
    switch (session_watch_latest()->type) {
    case MESSAGE_PULSE:
        expect_pulse_answer(payload);
        break;
    case MESSAGE_HOLD:
        expect_hold_answer(payload);
        break;
    case MESSAGE_CONFIRM_CONFIGURATION:
        expect_confirm_answer(payload);
        break;
    case MESSAGE_HEARTBEAT:
        expect_state(payload);
        break;
    case MESSAGE_HELLO:
        expect_journal(payload);
        break;
    default:
        break;
    }
}

static void hear(const uint8_t *frame, uint8_t length) {
    const watched_request *const request = session_watch_latest();
    const uint8_t *const payload = frame + FRAME_HEADER_BYTES;
    if (frame[0] == MESSAGE_NAK) naks++;
    if (frame[0] == MESSAGE_HELLO_ACK) session_watch_learn(read_u16(frame + 2), payload + HELLO_NONCE_OF_ACK_AT);
    if (frame[0] == MESSAGE_EVENT && session_watch_session() != 0)
        require(read_u16(frame + 2) == session_watch_session(), "events belong to the session");
    const bool is_answer = request->type != 0 && frame[0] == (request->type | MESSAGE_REPLY) && frame[1] == request->sequence;
    if (!is_answer || read_u16(frame + 2) != session_watch_session()) return;
    if (first_length == 0) expect_answer(payload);
    require(first_length == 0 || (first_length == length && memcmp(first, frame, length) == 0),
            "a request that is repeated gets the same answer");
    memcpy(first, frame, length);
    first_length = length;
}

void answer_promises_take(uint8_t byte) {
    const cobs_progress progress = cobs_decode(&decoder, byte);
    require(progress != COBS_BAD, "the board sends whole frames");
    if (progress != COBS_FRAME) return;
    require(frame_is_valid(decoder.frame, decoder.length), "the board's frames have their checksum");
    hear(decoder.frame, decoder.length);
}
