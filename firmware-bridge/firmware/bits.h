/* One bit per channel, channel 0 lowest in the first byte. */
#ifndef BITS_H
#define BITS_H

#include <stdbool.h>
#include <stdint.h>

static inline bool has_bit(const uint8_t *bits, uint8_t channel) {
    return (bits[channel >> 3] & (uint8_t)(1u << (channel & 7))) != 0;
}

static inline void set_bit(uint8_t *bits, uint8_t channel) {
    bits[channel >> 3] |= (uint8_t)(1u << (channel & 7));
}

static inline void clear_bit(uint8_t *bits, uint8_t channel) {
    bits[channel >> 3] &= (uint8_t)~(1u << (channel & 7));
}

#endif
