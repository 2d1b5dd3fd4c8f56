/* Which contacts are closed, and which opened too short a time ago to close again. */
#ifndef RELAYS_H
#define RELAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"

void relays_close(uint8_t channel);
void relays_open(uint8_t channel);
void relays_open_all(void);
/* CONTACT_GAP_MS begins for this channel, as if its contact had just opened. */
void relays_rest(uint8_t channel);
bool relays_are_resting(uint8_t channel);
void relays_tick(uint8_t elapsed_ms);
bool relays_any_closed(void);
const uint8_t *relays_closed(void);

#endif
