#include "crc16-x25.h"

uint16_t crc16_x25(const uint8_t *bytes, uint16_t length) {
    uint16_t crc = 0xFFFF;
    for (uint16_t i = 0; i < length; i++) {
        /* One byte at once instead of eight bits: the polynomial 1 + x^5 + x^12 folds into three shifts of this byte. */
        uint8_t fold = (uint8_t)(bytes[i] ^ (uint8_t)crc);
        fold ^= (uint8_t)(fold << 4);
        crc = (uint16_t)((crc >> 8) ^ ((uint16_t)fold << 8) ^ ((uint16_t)fold << 3) ^ (uint16_t)(fold >> 4));
    }
    return (uint16_t)~crc;
}
