/*
 * Whether and how long a contact closes: one pulse at a time, never longer than asked, no floor while the door is held, nothing
 * while an interlock is active, whatever the host does afterwards.
 */
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

typedef struct {
    uint8_t channel;
    uint16_t ms;
    uint16_t not_after;
} hold_request;

/* A reset may have cut any contact short, a held door's too: all of them rest first, unless the power was off. */
void contacts_begin(void);
/* Closes the contact at once, or says why not. */
link_status contacts_pulse(const pulse_request *request);
/* Holds the door at once, or goes on, or says why not; `left_ms` is how long it may still be held. */
link_status contacts_hold(const hold_request *request, uint16_t *left_ms);
/* Opens what has run its time; true where a contact opened. */
bool contacts_tick(uint32_t now_ms, uint8_t elapsed_ms);
/* Opens everything where these inputs, or the filtered ones, lock the board, or did a moment ago; true where that began or ended. */
bool contacts_heed_interlocks(const uint8_t sample[CHANNEL_BYTES]);
bool contacts_are_locked(void);
void contacts_release_all(void);

#endif
