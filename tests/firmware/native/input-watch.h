/* What a bystander sees of the inputs: which are closed, which lamp counts as lit, and since when nothing locks any more. */
#ifndef INPUT_WATCH_H
#define INPUT_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"

/* The board has started; the inputs stay as they are. */
void input_watch_begin(uint64_t at_us);
void input_watch_drive(const uint8_t inputs[CHANNEL_BYTES], uint64_t at_us);
/* To be called before anything changes that decides about locking: the inputs, the table. */
void input_watch_note(uint64_t at_us);
const uint8_t *input_watch_driven(void);
/* True where the lamp is lit, or its latest flash is so short a time ago that the board must take it for lit. */
bool input_watch_is_lit(uint8_t input, uint64_t at_us);
/* False where the lamp is not lit, or the board must have seen it change within the time that makes it steady. */
bool input_watch_may_be_lit_steadily(uint8_t input, uint64_t at_us);
/* True while an interlock is active by the table in force, and as long after as it goes on locking. */
bool input_watch_is_locked(uint64_t at_us);
/* When the interlock that is active now has become so; only while one is. */
uint64_t input_watch_active_since_us(void);
bool input_watch_is_interlock_active(void);
/* Every input is closed, or was so short a time ago that it may count as closed: the board may take it for a loose data line. */
bool input_watch_may_all_be_closed(uint64_t at_us);

#endif
