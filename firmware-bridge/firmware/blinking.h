/* Which inputs blink: closed for less than BLINK_MAX_MS, and it is less than that since they opened, or closed again. */
#ifndef BLINKING_H
#define BLINKING_H

#include <stdbool.h>
#include <stdint.h>

void blinking_begin(void);
/* An input has closed or opened, by the filter. */
void blinking_heed(uint8_t input, bool is_closed);
/* True where an input has been steady for so long that it does not blink any more. */
bool blinking_tick(uint8_t elapsed_ms);
const uint8_t *blinking_bits(void);
/* Neither closed nor opened for BLINK_MAX_MS, or since the start. */
bool blinking_is_steady(uint8_t input);

#endif
