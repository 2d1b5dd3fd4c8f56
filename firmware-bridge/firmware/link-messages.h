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
/* the unit in which the configuration gives a relay's longest pulse */
#define PULSE_STEP_MS 10
/* how long a contact stays open before it may close again */
#define CONTACT_GAP_MS 1000
/* the shortest time a HOLD may ask for */
#define HOLD_MIN_MS 50
/* the longest: the door of a dead host is let go after it */
#define HOLD_MAX_MS 1000
/* all the time the door may be held in one go, s; a relay may be given less */
#define HOLD_LONGEST_S 30
/* how long the door must not be held before that time counts anew */
#define HOLD_PAUSE_MS 10000
/* silence after which the board opens every contact */
#define LINK_TIMEOUT_MS 1000
/* gaps of an AC or multiplexed lamp, and bouncing contacts, are shorter */
#define INPUT_DEBOUNCE_MS 20
/* a lamp that is lit or dark for less, after it was lit for less, blinks */
#define BLINK_MAX_MS 1500
/* relays described by one CONFIGURE_RELAYS */
#define RELAYS_PER_FRAME 8
/* instead of an input: the relay has no lamp */
#define NO_LAMP 255

enum message_type {
    /* Opens every contact and begins a session. Sent with session 0; its sequence number is the one to count from. */
    MESSAGE_HELLO = 0x01,
    /* The new session (bytes 2-3), not configured yet; who the board is, its limits, and the journal of the last pulse before. */
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
    /* What eight relays are wired to. Opens every contact, and the board refuses every press until confirmed. */
    MESSAGE_CONFIGURE_RELAYS = 0x06,
    /* They are kept until confirmed. */
    MESSAGE_CONFIGURE_RELAYS_ACK = 0x86,
    /* Which inputs forbid every press. Opens every contact, and the board refuses every press until confirmed. */
    MESSAGE_CONFIGURE_INPUTS = 0x07,
    /* They are kept until confirmed. */
    MESSAGE_CONFIGURE_INPUTS_ACK = 0x87,
    /* Puts the table in force if it is without contradiction and both sides find the same checksum. */
    MESSAGE_CONFIRM_CONFIGURATION = 0x08,
    /* The table is in force, or why not. */
    MESSAGE_CONFIRM_CONFIGURATION_ACK = 0x88,
    /* Closes the contact of a door button, or keeps it closed; without the next HOLD the board lets go. */
    MESSAGE_HOLD = 0x09,
    /* The contact is closed, or why not. */
    MESSAGE_HOLD_ACK = 0x89,
    /* Something changed. A hint that may be lost; byte 1 is the event number. Sent in a session only. */
    MESSAGE_EVENT = 0xC0,
    /* The frame was no acceptable request. Byte 1 is the sequence number the board expects next. */
    MESSAGE_NAK = 0x7F
};

typedef enum {
    /* done */
    STATUS_OK = 0x00,
    /* no such channel, or nothing is wired to it that could do this */
    STATUS_NO_SUCH_CHANNEL = 0x01,
    /* shorter or longer than allowed */
    STATUS_BAD_DURATION = 0x02,
    /* another contact is closed */
    STATUS_BUSY = 0x03,
    /* its deadline has passed */
    STATUS_LATE = 0x04,
    /* an interlock input is active: fire, inspection, out of service */
    STATUS_LOCKED = 0x05,
    /* the lamp is lit: a second press could cancel the call */
    STATUS_LIT = 0x06,
    /* a flag or protocol version that the board cannot honour; never half-obeyed */
    STATUS_UNSUPPORTED = 0x07,
    /* the board has not been told in this session what is wired to it */
    STATUS_UNCONFIGURED = 0x08,
    /* this contact opened too short a time ago, or the door was held for as long as it may be */
    STATUS_GAP = 0x09,
    /* the table contradicts itself, or its checksum is another one */
    STATUS_BAD_CONFIGURATION = 0x0A,
    /* onlyIfLit, and the lamp is not lit, or not yet for 1.5 s: the press could make a call */
    STATUS_DARK = 0x0B
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
    /* refuse if the lamp is lit at that instant, or there is none; a floor whose lamp is lit needs onlyIfLit */
    PULSE_ONLY_IF_DARK = 0x01,
    /* takes a call back: refuse unless the lamp has been lit for 1.5 s without a change; revocable floors only */
    PULSE_ONLY_IF_LIT = 0x02
};

enum relay_group {
    /* nothing: it never closes */
    GROUP_NONE = 0x00,
    /* a floor's button: pressed alone, and never while the door is held */
    GROUP_FLOOR = 0x01,
    /* a door button: pressed, and held if its longest hold is not 0 */
    GROUP_DOOR = 0x02,
    /* the alarm input: may be pressed while the door is held */
    GROUP_ALARM = 0x03,
    /* as a floor, with a lamp; may be pressed while lit, to take its call back */
    GROUP_REVOCABLE_FLOOR = 0x04
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

/* Payload of CONFIGURE_RELAYS. */
#define CONFIGURE_RELAYS_FIRST_AT 0
#define CONFIGURE_RELAYS_GROUPS_AT 1
#define CONFIGURE_RELAYS_LAMPS_AT 9
#define CONFIGURE_RELAYS_LONGEST_PULSES_AT 17
#define CONFIGURE_RELAYS_LONGEST_HOLDS_AT 25
#define CONFIGURE_RELAYS_BYTES 33

/* Payload of CONFIGURE_INPUTS. */
#define CONFIGURE_INPUTS_INTERLOCKS_AT 0
#define CONFIGURE_INPUTS_ACTIVE_OPEN_AT (0 + 1 * CHANNEL_BYTES)
#define CONFIGURE_INPUTS_BYTES (0 + 2 * CHANNEL_BYTES)

/* Payload of CONFIRM_CONFIGURATION. */
#define CONFIRM_CONFIGURATION_CHECKSUM_AT 0
#define CONFIRM_CONFIGURATION_BYTES 2

/* Payload of HOLD. */
#define HOLD_CHANNEL_AT 0
#define HOLD_DURATION_MS_AT 1
#define HOLD_NOT_AFTER_AT 3
#define HOLD_BYTES 5

#endif
