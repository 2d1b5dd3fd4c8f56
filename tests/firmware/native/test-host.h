/* A host that puts what a test wants to send into frames: with the session, the next sequence number and the checksum. */
#ifndef TEST_HOST_H
#define TEST_HOST_H

#include <stdbool.h>
#include <stdint.h>

#include "cobs.h"

/* As a process that has just started. */
void test_host_begin(void);
/* HELLO with the nonce after the last one, or the last one again. */
void test_host_greet(bool is_copy);
/* Sends it and waits for the answer. With the sequence number of the request before, it is one that must not be executed. */
void test_host_send(uint8_t type, const uint8_t *payload, uint8_t length);
void test_host_send_stale(uint8_t type, const uint8_t *payload, uint8_t length);
/* The bytes of the last request once more, as after a lost answer. */
void test_host_repeat(void);
/* The bytes of the last request, to be spoilt; returns how many. */
uint8_t test_host_wire(uint8_t wire[WIRE_MAX_BYTES]);
/* A whole table: floors with their lamps, doors, an alarm, the last input locks; then confirmed. */
void test_host_configure(void);
/* With the checksum of all that the board was told in this session. */
void test_host_confirm(void);

#endif
