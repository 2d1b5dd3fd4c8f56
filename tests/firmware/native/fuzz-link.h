/* One input of the fuzzer. */
#ifndef FUZZ_LINK_H
#define FUZZ_LINK_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
