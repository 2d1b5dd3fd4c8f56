/* The promises about what the board says: it tells what it has done, and nothing else. */
#ifndef ANSWER_PROMISES_H
#define ANSWER_PROMISES_H

#include <stdint.h>

void answer_promises_begin(void);
/* A request is about to be executed. */
void answer_promises_request(void);
void answer_promises_take(uint8_t byte);

/* How often the board answered a request with each status: what reaches nothing shows nothing. */
#define STATUSES 16
extern uint32_t pulse_answers[STATUSES];
extern uint32_t hold_answers[STATUSES];
extern uint32_t confirm_answers[STATUSES];
extern uint32_t answers_with_journal;
extern uint32_t naks;
/* The most pieces that were no request, in one life of the board. */
extern uint32_t bad_frames;

#endif
