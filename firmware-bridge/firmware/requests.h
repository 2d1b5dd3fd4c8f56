/* What each request of a session does and answers. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include "link-frames.h"
#include "link-request.h"

typedef struct {
    uint8_t type;
    uint8_t payload_length;
    /* Executes the request and adds to the reply, whose header is there. */
    void (*answer)(const link_request *request, frame_builder *reply);
} request_rule;

/* 0 where there is no such request. */
const request_rule *request_rule_of(uint8_t type);
/* All the board knows, as STATE and EVENT carry it. */
void put_snapshot(frame_builder *frame);

#endif
