/*
 * A line that carries anything but what the host says: random bytes, a host's frames of a session that is over, and frames of
 * the session with a few bits turned over. None of it may close a contact. Prints how many bytes there were.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer-promises.h"
#include "contact-promises.h"
#include "link-frames.h"
#include "promise.h"
#include "session-watch.h"
#include "test-host.h"
#include "virtual-board.h"
#include "watched-board.h"

/* What the line carries between two looks: 16 ms of it. */
#define PIECE_BYTES 61
/* CRC-16/X-25 finds every change of so many bits in a frame as short as these. */
#define CERTAIN_BITS 3

static uint64_t random_state = 0x9E3779B97F4A7C15;
static uint64_t sent_bytes;

/* xorshift64*: seeded, so that a failure happens again. */
static uint32_t random_below(uint32_t limit) {
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (uint32_t)((random_state * 0x2545F4914F6CDD1DULL) >> 33) % limit;
}

static void put(const uint8_t *bytes, uint16_t length) {
    virtual_board_receive(bytes, length);
    sent_bytes += length;
    watched_board_let_pass(length * 26u / 100u + 1);
}

/* One byte in sixteen is a zero: pieces of the length of frames. */
static void put_random_piece(void) {
    uint8_t bytes[PIECE_BYTES];
    for (unsigned i = 0; i < sizeof bytes; i++) bytes[i] = random_below(16) == 0 ? 0 : (uint8_t)random_below(256);
    put(bytes, sizeof bytes);
}

/* A press, made of the frame that the host would send next. */
static uint8_t press_frame(uint8_t wire[WIRE_MAX_BYTES], uint16_t session, uint8_t sequence) {
    frame_builder frame;
    frame_begin(&frame, random_below(4) == 0 ? MESSAGE_HOLD : MESSAGE_PULSE, sequence, session);
    frame_put_u8(&frame, (uint8_t)random_below(CHANNELS));
    frame_put_u16(&frame, (uint16_t)(PULSE_MIN_MS + random_below(PULSE_MAX_MS - PULSE_MIN_MS)));
    frame_put_u16(&frame, 0);
    if (frame.bytes[0] == MESSAGE_PULSE) frame_put_u8(&frame, 0);
    return frame_finish(&frame, wire);
}

static void turn_bits(uint8_t *wire, uint8_t length, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t bit = random_below(length * 8u);
        wire[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}

/* The session is over, or never was: whole presses, and presses with any number of bytes spoilt. */
static void put_stale_press(void) {
    uint8_t wire[WIRE_MAX_BYTES];
    const uint8_t length = press_frame(wire, (uint16_t)random_below(0x10000), (uint8_t)random_below(256));
    if (random_below(4) != 0) turn_bits(wire, length, 1 + random_below(20));
    put(wire, length);
}

/* The session lives, and the next press is due: what arrives of it is spoilt. */
static void put_spoilt_press(void) {
    uint8_t wire[WIRE_MAX_BYTES];
    const uint8_t sequence = (uint8_t)(session_watch_latest()->sequence + 1);
    const uint8_t length = press_frame(wire, session_watch_session(), sequence);
    uint8_t spoilt[WIRE_MAX_BYTES];
    memcpy(spoilt, wire, length);
    turn_bits(spoilt, length, 1 + random_below(CERTAIN_BITS));
    /* Two changes of one bit are none; zeros at the ends may come or go. */
    if (memcmp(wire + 1, spoilt + 1, length - 2u) == 0) return;
    put(spoilt, length);
}

static void open_session(void) {
    test_host_greet(false);
    test_host_configure();
    require(session_watch_is_confirmed(), "a board takes its configuration");
}

static void keep_talking(void) {
    /* Ends a piece that was begun. */
    const uint8_t zero = 0;
    put(&zero, 1);
    test_host_send(MESSAGE_HEARTBEAT, 0, 0);
}

int main(int count, char **arguments) {
    const uint64_t wanted = count > 1 ? strtoull(arguments[1], 0, 10) : 1000000;
    watched_board_unpack();
    test_host_begin();
    while (sent_bytes < wanted / 3) put_random_piece();
    watched_board_reset(RESET_EXTERNAL);
    open_session();
    watched_board_reset(RESET_EXTERNAL);
    while (sent_bytes < wanted / 3 * 2) put_stale_press();
    open_session();
    for (uint32_t i = 0; sent_bytes < wanted; i++) {
        put_spoilt_press();
        if (i % 40 == 0) keep_talking();
    }
    require(session_watch_has_session(virtual_board_now_us()), "noise does not end a session");
    require(contact_closings == 0, "noise closes nothing");
    test_host_send(MESSAGE_HEARTBEAT, 0, 0);
    printf("bytes %" PRIu64 "\nbad frames %u\nnaks %u\nclosings %u\n", sent_bytes, bad_frames, naks, contact_closings);
    return 0;
}
