#include "board-avr.h"

#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>
#include <util/atomic.h>

#include "board.h"
#include "serial-line.h"
#include "shift-chain.h"

#define PUMP_PIN PD5
#define BOOT_COUNT_ADDRESS ((uint16_t *)0)

static volatile uint32_t clock_ms;
static uint16_t boot_count;
/* Written before the start-up code clears the memory. */
static uint8_t reset_cause __attribute__((section(".noinit")));

/*
 * After a watchdog reset the watchdog keeps running with its shortest period; it has to be stopped before the start-up code
 * has cleared the memory. The boot loader of an Uno clears MCUSR first; the cause then reads 0, which is taken for a reset that
 * left the memory alone: every contact rests, and the journal is believed where its checksum is right.
 */
void stop_watchdog_early(void) __attribute__((naked, used, section(".init3")));
void stop_watchdog_early(void) {
    reset_cause = MCUSR;
    MCUSR = 0;
    wdt_disable();
}

static void count_boot(void) {
    const uint16_t before = eeprom_read_word(BOOT_COUNT_ADDRESS);
    /* A new chip reads FFFF. */
    boot_count = before == 0xFFFF ? 1 : (uint16_t)(before + 1);
    eeprom_update_word(BOOT_COUNT_ADDRESS, boot_count);
}

static void begin_clock(void) {
    TCCR0A = _BV(WGM01);
    OCR0A = (uint8_t)(F_CPU / 64 / 1000 - 1);
    TIMSK0 = _BV(OCIE0A);
    TCCR0B = _BV(CS01) | _BV(CS00);
}

ISR(TIMER0_COMPA_vect) {
    clock_ms++;
}

void board_begin(void) {
    shift_chain_begin();
    PORTD &= (uint8_t)~_BV(PUMP_PIN);
    DDRD |= _BV(PUMP_PIN);
    count_boot();
    serial_line_begin();
    begin_clock();
    wdt_enable(WDTO_250MS);
}

void board_kick_watchdog(void) {
    wdt_reset();
}

void board_pump(void) {
    PIND = _BV(PUMP_PIN);
}

void board_sleep(uint32_t handled_ms) {
    set_sleep_mode(SLEEP_MODE_IDLE);
    cli();
    if (clock_ms == handled_ms && !serial_line_has_received()) {
        sleep_enable();
        /* The instruction after sei() is executed before any interrupt: none can slip in between the look and the sleep. */
        sei();
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

uint32_t board_now_ms(void) {
    uint32_t now = 0;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        now = clock_ms;
    }
    return now;
}

uint16_t board_boot_count(void) {
    return boot_count;
}

uint8_t board_reset_cause(void) {
    return reset_cause;
}
