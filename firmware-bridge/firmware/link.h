/* LINK v1, board side: frames off the line, session, sequence numbers and the stored reply. What a request does is elsewhere. */
#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stdint.h>

/* Takes one byte off the line; executes and answers when it completes a frame. */
void link_receive(uint8_t byte);
/* Drops a session whose host is silent; tells the host of a change that it did not ask for. */
void link_tick(uint32_t now_ms, bool has_changed);
/* Pieces that were no request, since the start. */
uint16_t link_bad_frames(void);
/* Number of the latest event. */
uint8_t link_event_count(void);

#endif
