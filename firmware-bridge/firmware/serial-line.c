#include "serial-line.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "board.h"

#ifndef BAUD_RATE
#define BAUD_RATE 38400UL
#endif
/* With U2X: f / (8 (UBRR + 1)), rounded to the nearest. 38400 comes out as 38461, +0.16 %. */
#define UBRR_SETTING ((F_CPU / 4 / BAUD_RATE - 1) / 2)

/* A power of two, so that the indices wrap with a mask; two of the longest frames fit. */
#define RING_BYTES 128
#define RING_MASK (RING_BYTES - 1)

typedef struct {
    /* Volatile as the indices: a byte must be in its place before the index says so. */
    volatile uint8_t bytes[RING_BYTES];
    volatile uint8_t head; /* written by the side that puts */
    volatile uint8_t tail; /* written by the side that takes */
} ring;

static ring received;
static ring outgoing;
static volatile uint8_t overruns;

static uint8_t ring_used(const ring *r) {
    return (uint8_t)(r->head - r->tail) & RING_MASK;
}

void serial_line_begin(void) {
    UBRR0 = UBRR_SETTING;
    UCSR0A = _BV(U2X0);
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
    UCSR0B = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);
}

ISR(USART_RX_vect) {
    const uint8_t status = UCSR0A;
    const uint8_t byte = UDR0;
    if (status & _BV(DOR0)) overruns++;
    if (ring_used(&received) == RING_MASK) {
        overruns++;
        return;
    }
    received.bytes[received.head] = byte;
    received.head = (received.head + 1) & RING_MASK;
}

ISR(USART_UDRE_vect) {
    UDR0 = outgoing.bytes[outgoing.tail];
    outgoing.tail = (outgoing.tail + 1) & RING_MASK;
    /* Switched off with the last byte, not one interrupt later: an interrupt with nothing to send must not happen. */
    if (outgoing.head == outgoing.tail) UCSR0B &= (uint8_t)~_BV(UDRIE0);
}

bool serial_line_has_received(void) {
    return received.head != received.tail;
}

uint8_t serial_line_take(void) {
    const uint8_t byte = received.bytes[received.tail];
    received.tail = (received.tail + 1) & RING_MASK;
    return byte;
}

void board_transmit(const uint8_t *bytes, uint8_t length) {
    /* Dropped rather than waited for: replies are asked for again, events are hints, and the contacts' time goes on. */
    if (length == 0 || length > RING_MASK - ring_used(&outgoing)) return;
    for (uint8_t i = 0; i < length; i++) {
        outgoing.bytes[outgoing.head] = bytes[i];
        outgoing.head = (outgoing.head + 1) & RING_MASK;
    }
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        UCSR0B |= _BV(UDRIE0);
    }
}

uint8_t board_receive_overruns(void) {
    return overruns;
}
