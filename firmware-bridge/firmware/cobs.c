#include "cobs.h"

static void append(cobs_decoder *decoder, uint8_t byte) {
    if (decoder->length < FRAME_MAX_BYTES)
        decoder->frame[decoder->length++] = byte;
    else
        decoder->is_broken = true;
}

cobs_progress cobs_decode(cobs_decoder *decoder, uint8_t byte) {
    if (byte == 0) {
        const bool was_begun = decoder->has_begun;
        const bool is_whole = !decoder->is_broken && decoder->run == 0;
        decoder->has_begun = false;
        if (!was_begun) return COBS_INCOMPLETE;
        return is_whole ? COBS_FRAME : COBS_BAD;
    }
    if (!decoder->has_begun) {
        decoder->has_begun = true;
        decoder->is_broken = false;
        decoder->length = 0;
        decoder->run = (uint8_t)(byte - 1);
    } else if (decoder->run == 0) {
        /* Every code byte but the first stands for the zero that ended the run before it. */
        append(decoder, 0);
        decoder->run = (uint8_t)(byte - 1);
    } else {
        append(decoder, byte);
        decoder->run--;
    }
    return COBS_INCOMPLETE;
}

uint8_t cobs_encode(const uint8_t *frame, uint8_t length, uint8_t wire[WIRE_MAX_BYTES]) {
    uint8_t end = 0;
    wire[end++] = 0;
    uint8_t code_at = end++;
    for (uint8_t i = 0; i < length; i++) {
        if (frame[i] != 0) {
            wire[end++] = frame[i];
        } else {
            wire[code_at] = (uint8_t)(end - code_at);
            code_at = end++;
        }
    }
    wire[code_at] = (uint8_t)(end - code_at);
    wire[end++] = 0;
    return end;
}
