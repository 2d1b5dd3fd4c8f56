/* The promises about contacts: who may close one, which, when, and for how long. */
#ifndef CONTACT_PROMISES_H
#define CONTACT_PROMISES_H

#include <stdbool.h>
#include <stdint.h>

#include "board-limits.h"
#include "session-watch.h"

/* What the latest request has done to the contacts, and the last pulse there was. */
typedef struct {
    uint8_t closings;
    uint8_t relays[CHANNEL_BYTES];
} contact_effect;

typedef struct {
    uint16_t session; /* 0: none since the power came */
    uint8_t sequence;
    uint8_t channel;
    uint16_t asked_ms;
    bool is_active;
} last_pulse;

/* A reset: every contact opens. After the power was off, nobody knows of before. */
void contact_promises_begin(bool was_powered_off, uint64_t at_us);
/* The virtual board's main loop hangs from now on: only its watchdog can open what is closed. */
void contact_promises_expect_hang(void);
/* A request is about to be executed. */
void contact_promises_request(void);
/* The first answer to the latest HOLD is heard. */
void contact_promises_hold_answered(bool is_done);
void contact_promises_relays(const uint8_t relays[CHANNEL_BYTES], uint64_t at_us);
/* What must hold at any time. */
void contact_promises_keep(uint64_t at_us);
const contact_effect *contact_promises_effect(void);
last_pulse contact_promises_last_pulse(void);

/* How many contacts have closed so far. */
extern uint32_t contact_closings;

#endif
