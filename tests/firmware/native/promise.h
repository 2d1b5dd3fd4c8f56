/* What docs/protocol.md promises of the board, whatever it is sent. A broken promise ends the program. */
#ifndef PROMISE_H
#define PROMISE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static inline void require(bool is_kept, const char *promise) {
    if (is_kept) return;
    fprintf(stderr, "broken promise: %s\n", promise);
    abort();
}

#endif
