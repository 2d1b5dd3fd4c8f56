/*
 * The numbers of LINK v1. Made from firmware-bridge/protocol by tests/support/protocol-header.ts, so that firmware and host
 * cannot differ; a test compares. To make it anew: npx vitest run tests/unit/firmware-bridge/protocol-header.test.ts -u
 */
#ifndef LINK_MESSAGES_H
#define LINK_MESSAGES_H

/* spoken by host and board alike; both refuse another one */
#define PROTOCOL_VERSION 1
/* type, sequence number and session */
#define FRAME_HEADER_BYTES 4
/* at the end of every frame */
#define FRAME_CRC_BYTES 2
/* the longest frame before COBS: the board's receive buffer */
#define FRAME_MAX_BYTES 48
/* the shortest pulse: anything less may not be noticed by a lift */
#define PULSE_MIN_MS 50
/* the longest pulse: a lift's own button is held for a few tenths of a second */
#define PULSE_MAX_MS 500
/* silence after which the board opens every contact */
#define LINK_TIMEOUT_MS 1000
/* bouncing contacts and the zero crossings of an AC lamp are shorter */
#define INPUT_DEBOUNCE_MS 20

enum message_type {
    /* Opens every contact and begins a session. Sent with session 0; its sequence number is the one to count from. */
    MESSAGE_HELLO = 0x01,
    /* The new session (bytes 2-3), who the board is, its limits, and the journal of the last pulse before it. */
    MESSAGE_HELLO_ACK = 0x81,
    /* Closes one contact once; the board ends it. */
    MESSAGE_PULSE = 0x02,
    /* The contact has closed, or why not. */
    MESSAGE_PULSE_ACK = 0x82,
    /* Opens every contact. */
    MESSAGE_RELEASE_ALL = 0x03,
    /* They are open. */
    MESSAGE_RELEASE_ALL_ACK = 0x83,
    /* Asks for the inputs alone. */
    MESSAGE_READ_INPUTS = 0x04,
    /* The inputs. */
    MESSAGE_READ_INPUTS_ACK = 0x84,
    /* The host lives; asks for STATE. */
    MESSAGE_HEARTBEAT = 0x05,
    /* Everything the board knows. */
    MESSAGE_STATE = 0x85,
    /* Something changed. A hint that may be lost; byte 1 is the event number. Sent in a session only. */
    MESSAGE_EVENT = 0xC0,
    /* The frame was no acceptable request. Byte 1 is the sequence number the board expects next. */
    MESSAGE_NAK = 0x7F
};

typedef enum {
    /* done */
    STATUS_OK = 0x00,
    /* the board has no such channel */
    STATUS_NO_SUCH_CHANNEL = 0x01,
    /* shorter or longer than allowed */
    STATUS_BAD_DURATION = 0x02,
    /* another contact is closed */
    STATUS_BUSY = 0x03,
    /* its deadline has passed */
    STATUS_LATE = 0x04,
    /* reserved for the interlock inputs */
    STATUS_LOCKED = 0x05,
    /* the lamp is lit: a second press could cancel the call */
    STATUS_LIT = 0x06,
    /* a flag or protocol version that the board does not know; never half-obeyed */
    STATUS_UNSUPPORTED = 0x07
} link_status;

typedef enum {
    /* the board knows no session, or another one */
    NAK_NO_SESSION = 0x10,
    /* neither the last sequence number nor the next one */
    NAK_BAD_SEQUENCE = 0x11,
    /* no request of this protocol */
    NAK_BAD_TYPE = 0x12,
    /* the payload is longer or shorter than its type says */
    NAK_BAD_LENGTH = 0x13
} nak_reason;

enum pulse_flag {
    /* refuse if the lamp is lit at that instant */
    PULSE_ONLY_IF_DARK = 0x01
};

enum reset_cause {
    /* power was switched on */
    RESET_POWER_ON = 0x01,
    /* the reset pin, as the opening of the port pulls it */
    RESET_EXTERNAL = 0x02,
    /* the supply fell */
    RESET_BROWN_OUT = 0x04,
    /* the board hung */
    RESET_WATCHDOG = 0x08
};

/* Payload of HELLO. */
#define HELLO_PROTOCOL_AT 0
#define HELLO_NONCE_AT 1
#define HELLO_BYTES 5

/* Payload of PULSE. */
#define PULSE_CHANNEL_AT 0
#define PULSE_DURATION_MS_AT 1
#define PULSE_NOT_AFTER_AT 3
#define PULSE_FLAGS_AT 5
#define PULSE_BYTES 6

#endif
