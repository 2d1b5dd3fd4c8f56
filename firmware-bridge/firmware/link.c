#include "link.h"

#include "board.h"
#include "contacts.h"
#include "hello.h"
#include "link-frames.h"
#include "link-request.h"
#include "requests.h"

static cobs_decoder decoder;
static uint16_t session; /* 0: none */
static uint8_t last_sequence;
static uint32_t last_heard_ms;
static uint8_t stored_reply[WIRE_MAX_BYTES];
static uint8_t stored_length;
static uint16_t bad_frames;
static uint8_t event_count;
/* The HELLO that made the session, and whether the stored reply is still the answer to it. */
static uint8_t hello_sequence;
static uint8_t hello_nonce[4];
static bool is_hello_stored;

static void send_nak(nak_reason reason) {
    frame_builder frame;
    uint8_t wire[WIRE_MAX_BYTES];
    const uint16_t shown_session = reason == NAK_NO_SESSION ? 0 : session;
    frame_begin(&frame, MESSAGE_NAK, (uint8_t)(last_sequence + 1), shown_session);
    frame_put_u8(&frame, (uint8_t)reason);
    frame_put_u16(&frame, board_boot_count());
    board_transmit(wire, frame_finish(&frame, wire));
}

static void send_stored_reply(void) {
    last_heard_ms = board_now_ms();
    board_transmit(stored_reply, stored_length);
}

static void store_and_send(frame_builder *reply, uint8_t sequence) {
    stored_length = frame_finish(reply, stored_reply);
    last_sequence = sequence;
    send_stored_reply();
}

static bool is_copy_of_hello(const link_request *hello) {
    if (session == 0 || hello->sequence != hello_sequence) return false;
    for (uint8_t i = 0; i < sizeof hello_nonce; i++)
        if (hello_nonce[i] != hello->payload[HELLO_NONCE_AT + i]) return false;
    return true;
}

static void handle_hello(const link_request *hello) {
    if (hello->payload_length != HELLO_BYTES) {
        send_nak(NAK_BAD_LENGTH);
        return;
    }
    if (hello->session != 0) {
        send_nak(NAK_NO_SESSION);
        return;
    }
    if (is_copy_of_hello(hello)) {
        /* A line that delivers twice must not end the session that it began; a host that wants another takes a new nonce. */
        if (is_hello_stored) send_stored_reply();
        return;
    }
    frame_builder reply;
    session = hello_answer(hello, &reply);
    hello_sequence = hello->sequence;
    for (uint8_t i = 0; i < sizeof hello_nonce; i++) hello_nonce[i] = hello->payload[HELLO_NONCE_AT + i];
    is_hello_stored = true;
    store_and_send(&reply, hello->sequence);
}

static void handle_in_session(const link_request *received) {
    if (session == 0 || received->session != session) {
        send_nak(NAK_NO_SESSION);
        return;
    }
    if (received->sequence == last_sequence) {
        /* The answer was lost. Executing again would press the button twice. */
        send_stored_reply();
        return;
    }
    if (received->sequence != (uint8_t)(last_sequence + 1)) {
        send_nak(NAK_BAD_SEQUENCE);
        return;
    }
    const request_rule *const rule = request_rule_of(received->type);
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
    is_hello_stored = false;
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
    const link_request received = {
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
    put_snapshot(&frame);
    board_transmit(wire, frame_finish(&frame, wire));
}

uint16_t link_bad_frames(void) {
    return bad_frames;
}

uint8_t link_event_count(void) {
    return event_count;
}
