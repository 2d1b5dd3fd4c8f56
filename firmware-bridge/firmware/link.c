#include "link.h"

#include "board.h"
#include "contacts.h"
#include "crc16-x25.h"
#include "inputs.h"
#include "journal.h"
#include "link-frames.h"

static cobs_decoder decoder;
static uint16_t session; /* 0: none */
static uint16_t latest_session;
static uint8_t last_sequence;
static uint32_t last_heard_ms;
static uint8_t stored_reply[WIRE_MAX_BYTES];
static uint8_t stored_length;
static uint16_t bad_frames;
static uint8_t event_count;

typedef struct {
    uint8_t type;
    uint8_t sequence;
    uint16_t session;
    const uint8_t *payload;
    uint8_t payload_length;
} request;

static void send_nak(nak_reason reason) {
    frame_builder frame;
    uint8_t wire[WIRE_MAX_BYTES];
    const uint16_t shown_session = reason == NAK_NO_SESSION ? 0 : session;
    frame_begin(&frame, MESSAGE_NAK, (uint8_t)(last_sequence + 1), shown_session);
    frame_put_u8(&frame, (uint8_t)reason);
    frame_put_u16(&frame, board_boot_count());
    board_transmit(wire, frame_finish(&frame, wire));
}

static void put_state(frame_builder *frame) {
    frame_put_u32(frame, board_now_ms());
    frame_put_channels(frame, contacts_bits());
    frame_put_channels(frame, inputs_debounced());
    frame_put_u16(frame, bad_frames);
    frame_put_u8(frame, board_receive_overruns());
    frame_put_u8(frame, event_count);
}

/* Not predictable from the nonce alone, so that frames of a life before the reset do not fit; never 0, never the one before. */
static uint16_t make_session(const uint8_t nonce[4]) {
    uint8_t seed[8];
    const uint32_t salt = board_boot_count() ^ board_now_ms();
    for (uint8_t i = 0; i < 4; i++) {
        seed[i] = nonce[i];
        seed[4 + i] = (uint8_t)(salt >> (8 * i));
    }
    uint16_t made = crc16_x25(seed, sizeof seed);
    while (made == 0 || made == latest_session) made++;
    return made;
}

static void put_journal(frame_builder *frame, const journal_entry *entry) {
    frame_put_u16(frame, entry->session);
    frame_put_u8(frame, entry->sequence);
    frame_put_u8(frame, entry->channel);
    frame_put_u16(frame, entry->asked_ms);
    frame_put_u16(frame, entry->ran_ms);
    frame_put_u8(frame, entry->is_active);
}

static void answer_hello(const request *hello, frame_builder *reply) {
    /* Copied before releasing: the host learns of a pulse that its own HELLO cut short. */
    const journal_entry journal = journal_read();
    const bool is_supported = hello->payload[HELLO_PROTOCOL_AT] == PROTOCOL_VERSION;
    contacts_release_all();
    session = is_supported ? make_session(hello->payload + HELLO_NONCE_AT) : 0;
    if (is_supported) latest_session = session;

    frame_begin(reply, MESSAGE_HELLO_ACK, hello->sequence, session);
    frame_put_u8(reply, is_supported ? STATUS_OK : STATUS_UNSUPPORTED);
    frame_put_u8(reply, PROTOCOL_VERSION);
    frame_put_u8(reply, FIRMWARE_MAJOR);
    frame_put_u8(reply, FIRMWARE_MINOR);
    frame_put_u16(reply, board_boot_count());
    frame_put_u8(reply, board_reset_cause());
    frame_put_u8(reply, CHANNELS);
    frame_put_u8(reply, CHANNELS);
    frame_put_u16(reply, PULSE_MAX_MS);
    frame_put_u16(reply, LINK_TIMEOUT_MS);
    for (uint8_t i = 0; i < 4; i++) frame_put_u8(reply, hello->payload[HELLO_NONCE_AT + i]);
    put_journal(reply, &journal);
}

static void answer_pulse(const request *pulse, frame_builder *reply) {
    const pulse_request wanted = {
        .session = session,
        .sequence = pulse->sequence,
        .channel = pulse->payload[PULSE_CHANNEL_AT],
        .ms = read_u16(pulse->payload + PULSE_DURATION_MS_AT),
        .not_after = read_u16(pulse->payload + PULSE_NOT_AFTER_AT),
        .flags = pulse->payload[PULSE_FLAGS_AT],
    };
    frame_put_u8(reply, (uint8_t)contacts_pulse(&wanted));
    frame_put_u16(reply, (uint16_t)board_now_ms());
    frame_put_channels(reply, contacts_bits());
}

static void answer_release_all(const request *release, frame_builder *reply) {
    (void)release;
    contacts_release_all();
    frame_put_u8(reply, STATUS_OK);
    frame_put_channels(reply, contacts_bits());
}

static void answer_read_inputs(const request *read, frame_builder *reply) {
    (void)read;
    frame_put_u8(reply, STATUS_OK);
    frame_put_channels(reply, inputs_debounced());
}

static void answer_heartbeat(const request *heartbeat, frame_builder *reply) {
    (void)heartbeat;
    frame_put_u8(reply, STATUS_OK);
    put_state(reply);
}

typedef struct {
    uint8_t type;
    uint8_t payload_length;
    void (*answer)(const request *request, frame_builder *reply);
} request_rule;

static const request_rule session_rules[] = {
    {MESSAGE_PULSE, PULSE_BYTES, answer_pulse},
    {MESSAGE_RELEASE_ALL, 0, answer_release_all},
    {MESSAGE_READ_INPUTS, 0, answer_read_inputs},
    {MESSAGE_HEARTBEAT, 0, answer_heartbeat},
};

static const request_rule *find_rule(uint8_t type) {
    for (uint8_t i = 0; i < sizeof session_rules / sizeof session_rules[0]; i++)
        if (session_rules[i].type == type) return &session_rules[i];
    return 0;
}

static void store_and_send(frame_builder *reply, uint8_t sequence) {
    stored_length = frame_finish(reply, stored_reply);
    last_sequence = sequence;
    last_heard_ms = board_now_ms();
    board_transmit(stored_reply, stored_length);
}

static void handle_hello(const request *hello) {
    if (hello->payload_length != HELLO_BYTES) {
        send_nak(NAK_BAD_LENGTH);
        return;
    }
    frame_builder reply;
    answer_hello(hello, &reply);
    store_and_send(&reply, hello->sequence);
}

static void handle_in_session(const request *received) {
    if (session == 0 || received->session != session) {
        send_nak(NAK_NO_SESSION);
        return;
    }
    if (received->sequence == last_sequence) {
        /* The answer was lost. Executing again would press the button twice. */
        last_heard_ms = board_now_ms();
        board_transmit(stored_reply, stored_length);
        return;
    }
    if (received->sequence != (uint8_t)(last_sequence + 1)) {
        send_nak(NAK_BAD_SEQUENCE);
        return;
    }
    const request_rule *const rule = find_rule(received->type);
    if (rule == 0) {
        send_nak(NAK_BAD_TYPE);
        return;
    }
    if (received->payload_length != rule->payload_length) {
        send_nak(NAK_BAD_LENGTH);
        return;
    }
    frame_builder reply;
    frame_begin(&reply, received->type | MESSAGE_REPLY, received->sequence, session);
    rule->answer(received, &reply);
    store_and_send(&reply, received->sequence);
}

void link_receive(uint8_t byte) {
    const cobs_progress progress = cobs_decode(&decoder, byte);
    if (progress == COBS_INCOMPLETE) return;
    const uint8_t *const frame = decoder.frame;
    /* What is no request (an echo of the board's own bytes, say) is not answered, or a looped-back line would never fall silent. */
    if (progress == COBS_BAD || !frame_is_valid(frame, decoder.length) || frame[0] == 0 ||
        frame[0] > MESSAGE_LAST_REQUEST) {
        bad_frames++;
        return;
    }
    const request received = {
        .type = frame[0],
        .sequence = frame[1],
        .session = read_u16(frame + 2),
        .payload = frame + FRAME_HEADER_BYTES,
        .payload_length = (uint8_t)(decoder.length - FRAME_MIN_BYTES),
    };
    if (received.type == MESSAGE_HELLO)
        handle_hello(&received);
    else
        handle_in_session(&received);
}

void link_tick(uint32_t now_ms, bool has_changed) {
    if (session == 0) return;
    if (now_ms - last_heard_ms > LINK_TIMEOUT_MS) {
        session = 0;
        contacts_release_all();
        return;
    }
    if (!has_changed) return;
    frame_builder frame;
    uint8_t wire[WIRE_MAX_BYTES];
    event_count++;
    frame_begin(&frame, MESSAGE_EVENT, event_count, session);
    put_state(&frame);
    board_transmit(wire, frame_finish(&frame, wire));
}
