#include "shift-chain.h"

#include <avr/io.h>

#include "board.h"

#define LATCH_PIN PB2         /* 595 RCLK and 165 SH/LD */
#define INPUT_DATA_PIN PB4    /* QH of the 165 nearest to the processor */
#define OUTPUT_DISABLE_PIN PD4 /* 595 /OE, pulled up: the relays are off from reset until this file says otherwise */

void shift_chain_begin(void) {
    /* High first, then output: no instant in which the pin pulls /OE low. */
    PORTD |= _BV(OUTPUT_DISABLE_PIN);
    DDRD |= _BV(OUTPUT_DISABLE_PIN);
    PORTB |= _BV(LATCH_PIN);
    DDRB |= _BV(LATCH_PIN) | _BV(PB3) | _BV(PB5);
    /* Pulled up: a data line that came loose reads as every input closed, which locks, and not as whatever is in the air. */
    PORTB |= _BV(INPUT_DATA_PIN);
    SPCR = _BV(SPE) | _BV(MSTR);
    SPSR = _BV(SPI2X);
}

static void pulse_latch(void) {
    PORTB &= (uint8_t)~_BV(LATCH_PIN);
    PORTB |= _BV(LATCH_PIN);
}

static uint8_t exchange_byte(uint8_t out) {
    SPDR = out;
    while (!(SPSR & _BV(SPIF))) {
    }
    return SPDR;
}

void board_exchange(const uint8_t relays[CHANNEL_BYTES], uint8_t inputs[CHANNEL_BYTES]) {
    uint8_t any = 0;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) any |= relays[i];
    /* Off before the shift, on after it: the drivers never show what is half way through. */
    if (any == 0) PORTD |= _BV(OUTPUT_DISABLE_PIN);
    /* The first edge loads the inputs (and shows the relays of the last shift again), the second shows the new relays. */
    pulse_latch();
    for (uint8_t i = CHANNEL_BYTES; i-- > 0;) inputs[i] = exchange_byte(relays[i]);
    pulse_latch();
    if (any != 0) PORTD &= (uint8_t)~_BV(OUTPUT_DISABLE_PIN);
}
