/* Which contact is closed and until when. At most one at a time, never longer than asked, whatever the host does afterwards. */
#ifndef CONTACTS_H
#define CONTACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "link-messages.h"

typedef struct {
    uint16_t session;
    uint8_t sequence;
    uint8_t channel;
    uint16_t ms;
    /* Low 16 bits of the board clock after which the pulse is refused; 0 = no deadline. */
    uint16_t not_after;
    uint8_t flags;
} pulse_request;

/* Closes the contact at once, or says why not. */
link_status contacts_pulse(const pulse_request *request);
/* Opens what has run its time; true where a contact opened. */
bool contacts_tick(uint32_t now_ms);
void contacts_release_all(void);
bool contacts_any_closed(void);
const uint8_t *contacts_bits(void);

#endif
