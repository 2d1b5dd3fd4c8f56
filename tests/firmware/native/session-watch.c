#include "session-watch.h"

#include <string.h>

#include "link-frames.h"

/* From the end of the 1,000 ms to the tick that notices. */
#define NOTICE_US 2200

static cobs_decoder decoder;
static watched_request latest;
static bool has_session;
static uint16_t session; /* 0: the answer to HELLO is still on its way */
static uint8_t last_sequence;
static uint8_t hello_sequence;
static uint8_t hello_nonce[4];
static uint64_t alive_at_us;
static wiring table;
static bool is_confirmed;
static uint64_t confirmed_at_us;

static void forget_session(void) {
    has_session = false;
    session = 0;
    is_confirmed = false;
    memset(&table, 0, sizeof table);
}

void session_watch_begin(void) {
    forget_session();
    memset(&decoder, 0, sizeof decoder);
    memset(&latest, 0, sizeof latest);
}

static int payload_bytes_of(uint8_t type) {
    switch (type) {
    case MESSAGE_PULSE:
        return PULSE_BYTES;
    case MESSAGE_HOLD:
        return HOLD_BYTES;
    case MESSAGE_CONFIGURE_RELAYS:
        return CONFIGURE_RELAYS_BYTES;
    case MESSAGE_CONFIGURE_INPUTS:
        return CONFIGURE_INPUTS_BYTES;
    case MESSAGE_CONFIRM_CONFIGURATION:
        return CONFIRM_CONFIGURATION_BYTES;
    case MESSAGE_RELEASE_ALL:
    case MESSAGE_READ_INPUTS:
    case MESSAGE_HEARTBEAT:
        return 0;
    default:
        return -1;
    }
}

static void remember(const uint8_t *frame, uint8_t length, uint64_t at_us) {
    latest = (watched_request){.type = frame[0], .sequence = frame[1], .session = read_u16(frame + 2), .at_us = at_us};
    memcpy(latest.payload, frame + FRAME_HEADER_BYTES, (size_t)(length - FRAME_MIN_BYTES));
    last_sequence = frame[1];
    alive_at_us = at_us;
}

static void hear_hello(const uint8_t *frame, uint8_t length, uint64_t at_us) {
    if (length != FRAME_MIN_BYTES + HELLO_BYTES || read_u16(frame + 2) != 0) return;
    const uint8_t *const nonce = frame + FRAME_HEADER_BYTES + HELLO_NONCE_AT;
    const bool is_copy = frame[1] == hello_sequence && memcmp(nonce, hello_nonce, sizeof hello_nonce) == 0;
    if (is_copy && session_watch_has_session(at_us)) {
        /* Answered once more, as long as no other request has followed. */
        if (latest.type == MESSAGE_HELLO) alive_at_us = at_us;
        return;
    }
    forget_session();
    has_session = frame[FRAME_HEADER_BYTES + HELLO_PROTOCOL_AT] == PROTOCOL_VERSION;
    hello_sequence = frame[1];
    memcpy(hello_nonce, nonce, sizeof hello_nonce);
    remember(frame, length, at_us);
}

static void heed_configuration(void) {
    switch (latest.type) {
    case MESSAGE_CONFIGURE_RELAYS:
        is_confirmed = false;
        wiring_put_relays(&table, latest.payload);
        break;
    case MESSAGE_CONFIGURE_INPUTS:
        is_confirmed = false;
        wiring_put_inputs(&table, latest.payload);
        break;
    case MESSAGE_CONFIRM_CONFIGURATION:
        is_confirmed = read_u16(latest.payload) == wiring_checksum(&table) && wiring_is_sound(&table);
        confirmed_at_us = latest.at_us;
        break;
    default:
        break;
    }
}

static void hear_in_session(const uint8_t *frame, uint8_t length, uint64_t at_us) {
    if (!session_watch_has_session(at_us) || session == 0 || read_u16(frame + 2) != session) return;
    if (frame[1] == last_sequence) alive_at_us = at_us;
    if (frame[1] != (uint8_t)(last_sequence + 1) || payload_bytes_of(frame[0]) != length - FRAME_MIN_BYTES) return;
    remember(frame, length, at_us);
    heed_configuration();
}

void session_watch_take(uint8_t byte, uint64_t at_us) {
    if (cobs_decode(&decoder, byte) != COBS_FRAME || !frame_is_valid(decoder.frame, decoder.length)) return;
    if (decoder.frame[0] == MESSAGE_HELLO)
        hear_hello(decoder.frame, decoder.length, at_us);
    else
        hear_in_session(decoder.frame, decoder.length, at_us);
}

void session_watch_learn(uint16_t told, const uint8_t nonce[4]) {
    if (memcmp(nonce, hello_nonce, sizeof hello_nonce) != 0) return;
    /* A copy of HELLO in the very tick in which the session ends may begin another one. */
    if (session != 0 && told != session) forget_session();
    session = told;
    has_session = told != 0;
}

const watched_request *session_watch_latest(void) {
    return &latest;
}

bool session_watch_executes(uint64_t at_us) {
    return latest.type != 0 && latest.at_us == at_us;
}

uint64_t session_watch_alive_at_us(void) {
    return alive_at_us;
}

bool session_watch_has_session(uint64_t at_us) {
    return has_session && at_us - alive_at_us <= LINK_TIMEOUT_MS * 1000ULL + NOTICE_US;
}

uint16_t session_watch_session(void) {
    return session;
}

const wiring *session_watch_table(void) {
    return &table;
}

bool session_watch_is_confirmed(void) {
    return is_confirmed;
}

uint64_t session_watch_confirmed_at_us(void) {
    return confirmed_at_us;
}
