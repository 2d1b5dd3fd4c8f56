/* LINK v1, board side: session, sequence numbers, the stored reply, and what each request does. */
#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stdint.h>

/* Takes one byte off the line; executes and answers when it completes a frame. */
void link_receive(uint8_t byte);
/* Drops a session whose host is silent; tells the host of a change that it did not ask for. */
void link_tick(uint32_t now_ms, bool has_changed);

#endif
