/* A whole and valid frame from the host. */
#ifndef LINK_REQUEST_H
#define LINK_REQUEST_H

#include <stdint.h>

typedef struct {
    uint8_t type;
    uint8_t sequence;
    uint16_t session;
    const uint8_t *payload;
    uint8_t payload_length;
} link_request;

#endif
