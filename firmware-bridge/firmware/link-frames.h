/* The numbers of LINK v1 (docs/protocol.md) and the building of frames. Multi-byte fields are little-endian. */
#ifndef LINK_FRAMES_H
#define LINK_FRAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "cobs.h"

enum message_type {
    MESSAGE_HELLO = 0x01,
    MESSAGE_PULSE = 0x02,
    MESSAGE_RELEASE_ALL = 0x03,
    MESSAGE_READ_INPUTS = 0x04,
    MESSAGE_HEARTBEAT = 0x05,
    /* HOLD (door open, renewed) and the configuration handshake take the next request numbers. */
    MESSAGE_LAST_REQUEST = 0x3F,
    MESSAGE_NAK = 0x7F,
    MESSAGE_REPLY = 0x80,
    MESSAGE_EVENT = 0xC0
};

/* A refusal is a normal reply: it is stored and its sequence number is used up. */
typedef enum {
    STATUS_OK = 0,
    STATUS_NO_SUCH_CHANNEL = 1, /* E_CH */
    STATUS_BAD_DURATION = 2,    /* E_MS */
    STATUS_BUSY = 3,            /* E_BUSY */
    STATUS_LATE = 4,            /* E_LATE */
    STATUS_LOCKED = 5,          /* E_LOCKED: for the interlock inputs */
    STATUS_LIT = 6,             /* E_LIT */
    STATUS_UNSUPPORTED = 7      /* E_UNSUPPORTED: a flag or protocol this firmware does not know; never half-obeyed */
} link_status;

typedef enum {
    NAK_NO_SESSION = 0x10,
    NAK_BAD_SEQUENCE = 0x11,
    NAK_BAD_TYPE = 0x12,
    NAK_BAD_LENGTH = 0x13
} nak_reason;

enum pulse_flag { PULSE_ONLY_IF_DARK = 0x01 };

#define FRAME_HEADER_BYTES 4
#define FRAME_CRC_BYTES 2
#define FRAME_MIN_BYTES (FRAME_HEADER_BYTES + FRAME_CRC_BYTES)

typedef struct {
    uint8_t bytes[FRAME_MAX_BYTES];
    uint8_t length;
} frame_builder;

void frame_begin(frame_builder *frame, uint8_t type, uint8_t sequence, uint16_t session);
void frame_put_u8(frame_builder *frame, uint8_t value);
void frame_put_u16(frame_builder *frame, uint16_t value);
void frame_put_u32(frame_builder *frame, uint32_t value);
/* One bit per channel, channel 0 lowest: CHANNELS / 16 little-endian words. */
void frame_put_channels(frame_builder *frame, const uint8_t bits[CHANNEL_BYTES]);
/* Appends the CRC and stuffs; returns the number of bytes in `wire`. */
uint8_t frame_finish(frame_builder *frame, uint8_t wire[WIRE_MAX_BYTES]);

/* True where the last two bytes are the CRC of those before them. */
bool frame_is_valid(const uint8_t *bytes, uint8_t length);

uint16_t read_u16(const uint8_t *bytes);

#endif
