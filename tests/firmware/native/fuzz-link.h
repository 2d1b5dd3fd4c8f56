/* One input of the fuzzer, and what inputs have reached so far: a corpus that reaches nothing shows nothing. */
#ifndef FUZZ_LINK_H
#define FUZZ_LINK_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* How often the board answered a request with each status. */
#define STATUSES 16
extern uint32_t fuzz_pulse_answers[STATUSES];
extern uint32_t fuzz_hold_answers[STATUSES];
extern uint32_t fuzz_confirm_answers[STATUSES];
/* Bytes that were no request, and NAKs. */
extern uint32_t fuzz_bad_frames;
extern uint32_t fuzz_naks;

#endif
