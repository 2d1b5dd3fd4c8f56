/*
 * What is wired to the board: told by the host in every session, in force only once both sides agree on its checksum. A board
 * that does not know it presses nothing.
 */
#ifndef CONFIGURATION_H
#define CONFIGURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "link-messages.h"

typedef struct {
    uint8_t group; /* of `enum relay_group` */
    uint8_t lamp;  /* input, or NO_LAMP */
    uint8_t longest_pulse; /* in steps of PULSE_STEP_MS */
    uint8_t longest_hold_s; /* 0: may not be held */
} relay_rule;

/* Nothing is known any more. */
void configuration_clear(void);
/* Takes a CONFIGURE_RELAYS or CONFIGURE_INPUTS; nothing is in force until the table is confirmed. */
link_status configuration_put_relays(const uint8_t payload[CONFIGURE_RELAYS_BYTES]);
link_status configuration_put_inputs(const uint8_t payload[CONFIGURE_INPUTS_BYTES]);
/* Puts the table in force if it has this checksum and does not contradict itself. */
link_status configuration_confirm(uint16_t checksum);
/* Of the table as it is, in force or not; never 0. */
uint16_t configuration_checksum(void);
/* The checksum of the table in force; 0: none is. */
uint16_t configuration_in_force(void);
/* Only for channels that the board has. */
const relay_rule *configuration_relay(uint8_t channel);
/* True where an interlock is active in these inputs, or every input is closed at once, as a loose data line reads. */
bool configuration_locks(const uint8_t inputs[CHANNEL_BYTES]);
/* True where one of these inputs is an interlock, whatever its polarity. */
bool configuration_has_interlock_in(const uint8_t inputs[CHANNEL_BYTES]);

#endif
