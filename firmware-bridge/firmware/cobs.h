/* Consistent overhead byte stuffing: no zero inside a frame, so that a zero always means "between frames". */
#ifndef COBS_H
#define COBS_H

#include <stdbool.h>
#include <stdint.h>

#include "link-messages.h"

/* One code byte in front and a zero on either side. */
#define WIRE_MAX_BYTES (FRAME_MAX_BYTES + 3)

typedef enum { COBS_INCOMPLETE, COBS_FRAME, COBS_BAD } cobs_progress;

typedef struct {
    uint8_t frame[FRAME_MAX_BYTES];
    uint8_t length;
    /* Bytes left until the next code byte. */
    uint8_t run;
    bool has_begun;
    bool is_broken;
} cobs_decoder;

/* Takes one byte off the wire. After COBS_FRAME, `frame` and `length` hold it until the next byte is taken. */
cobs_progress cobs_decode(cobs_decoder *decoder, uint8_t byte);

/* Writes 00, the stuffed frame, 00 to `wire`; returns the number of bytes, `length` + 3. */
uint8_t cobs_encode(const uint8_t *frame, uint8_t length, uint8_t wire[WIRE_MAX_BYTES]);

#endif
