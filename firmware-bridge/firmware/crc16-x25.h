/* CRC-16/X-25: reflected polynomial 8408, init FFFF, final xor FFFF. Check value of "123456789": 906E. */
#ifndef CRC16_X25_H
#define CRC16_X25_H

#include <stdint.h>

uint16_t crc16_x25(const uint8_t *bytes, uint16_t length);

#endif
