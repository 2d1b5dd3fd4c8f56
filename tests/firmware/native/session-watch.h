/*
 * What a bystander on the line knows: which requests the board has to execute, in which session, by which table. It reads the
 * host's bytes as the board takes them and follows the rules of docs/protocol.md for itself.
 */
#ifndef SESSION_WATCH_H
#define SESSION_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "wiring.h"

typedef struct {
    uint8_t type;
    uint8_t sequence;
    uint16_t session; /* 0 of a HELLO */
    uint8_t payload[FRAME_MAX_BYTES];
    /* When its last byte was taken: it is executed at that instant. */
    uint64_t at_us;
} watched_request;

/* The board has started: it knows nothing. */
void session_watch_begin(void);
void session_watch_take(uint8_t byte, uint64_t at_us);
/* A HELLO_ACK has told the number of the session. One for an earlier HELLO tells nothing. */
void session_watch_learn(uint16_t session, const uint8_t nonce[4]);
/* The latest request that is to be executed; repetitions and what must be refused are none. */
const watched_request *session_watch_latest(void);
/* True where that request is being executed at this very instant. */
bool session_watch_executes(uint64_t at_us);
/* When a frame of the session was last taken. */
uint64_t session_watch_alive_at_us(void);
bool session_watch_has_session(uint64_t at_us);
uint16_t session_watch_session(void);
const wiring *session_watch_table(void);
bool session_watch_is_confirmed(void);
uint64_t session_watch_confirmed_at_us(void);

#endif
