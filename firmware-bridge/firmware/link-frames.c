#include "link-frames.h"

#include "crc16-x25.h"

void frame_begin(frame_builder *frame, uint8_t type, uint8_t sequence, uint16_t session) {
    frame->length = 0;
    frame_put_u8(frame, type);
    frame_put_u8(frame, sequence);
    frame_put_u16(frame, session);
}

void frame_put_u8(frame_builder *frame, uint8_t value) {
    /* What every frame needs is checked at compile time; what does not fit all the same must not overwrite anything. */
    if (frame->length < FRAME_MAX_BYTES) frame->bytes[frame->length++] = value;
}

void frame_put_u16(frame_builder *frame, uint16_t value) {
    frame_put_u8(frame, (uint8_t)value);
    frame_put_u8(frame, (uint8_t)(value >> 8));
}

void frame_put_u32(frame_builder *frame, uint32_t value) {
    frame_put_u16(frame, (uint16_t)value);
    frame_put_u16(frame, (uint16_t)(value >> 16));
}

void frame_put_channels(frame_builder *frame, const uint8_t bits[CHANNEL_BYTES]) {
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) frame_put_u8(frame, bits[i]);
}

uint8_t frame_finish(frame_builder *frame, uint8_t wire[WIRE_MAX_BYTES]) {
    frame_put_u16(frame, crc16_x25(frame->bytes, frame->length));
    return cobs_encode(frame->bytes, frame->length, wire);
}

bool frame_is_valid(const uint8_t *bytes, uint8_t length) {
    if (length < FRAME_MIN_BYTES) return false;
    const uint8_t covered = (uint8_t)(length - FRAME_CRC_BYTES);
    return crc16_x25(bytes, covered) == read_u16(bytes + covered);
}

uint16_t read_u16(const uint8_t *bytes) {
    return (uint16_t)(bytes[0] | (uint16_t)((uint16_t)bytes[1] << 8));
}
