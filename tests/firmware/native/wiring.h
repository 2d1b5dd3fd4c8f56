/*
 * The host's copy of what is wired to the board, and what docs/protocol.md says about such a table: written from that document
 * and not from the firmware, so that one can be held against the other.
 */
#ifndef WIRING_H
#define WIRING_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "link-messages.h"

typedef struct {
    uint8_t group;
    uint8_t lamp;
    uint8_t longest_pulse; /* steps of PULSE_STEP_MS */
    uint8_t longest_hold_s;
} wired_relay;

/* Bytes only, in the order in which the checksum takes them. */
typedef struct {
    wired_relay relays[CHANNELS];
    uint8_t interlocks[CHANNEL_BYTES];
    uint8_t active_open[CHANNEL_BYTES];
} wiring;

/* Takes the payload of a CONFIGURE_RELAYS or CONFIGURE_INPUTS. */
void wiring_put_relays(wiring *table, const uint8_t payload[CONFIGURE_RELAYS_BYTES]);
void wiring_put_inputs(wiring *table, const uint8_t payload[CONFIGURE_INPUTS_BYTES]);
/* Never 0. */
uint16_t wiring_checksum(const wiring *table);
/* Without contradiction: the board must take it, and no other. */
bool wiring_is_sound(const wiring *table);
/* A floor's button, whether its call may be taken back or not. */
bool wiring_is_floor(const wired_relay *relay);
/* An interlock is active in these inputs, or all of them are closed. */
bool wiring_locks(const wiring *table, const uint8_t inputs[CHANNEL_BYTES]);

#endif
