/* HELLO: everything opens, nothing is configured any more, and a session begins. */
#ifndef HELLO_H
#define HELLO_H

#include "link-frames.h"
#include "link-request.h"

/* Builds the answer; returns the new session, 0 where the host speaks another protocol. */
uint16_t hello_answer(const link_request *hello, frame_builder *reply);

#endif
