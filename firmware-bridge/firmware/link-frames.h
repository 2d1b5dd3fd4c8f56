/* The building and reading of LINK v1 frames (docs/protocol.md). Multi-byte fields are little-endian. */
#ifndef LINK_FRAMES_H
#define LINK_FRAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "cobs.h"
#include "link-messages.h"

/* Types of requests end here; above are replies, NAK and events. */
#define MESSAGE_LAST_REQUEST 0x3F
/* A reply has the type of its request with this bit set. */
#define MESSAGE_REPLY 0x80

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
