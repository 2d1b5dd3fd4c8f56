// SPDX-License-Identifier: GPL-3.0-or-later
#include "avr-board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <avr_ioport.h>
#include <avr_spi.h>
#include <avr_uart.h>
#include <sim_avr.h>
#include <sim_cycle_timers.h>
#include <sim_hex.h>
#include <sim_io.h>

#include "shift-chain-model.h"

#define CLOCK_HZ (CYCLES_PER_US * 1000000UL)
#define FLASH_BYTES 32768
#define QUEUE_BYTES 65536
#define LATCH_PIN 2          /* of port B */
#define OUTPUT_DISABLE_PIN 4 /* of port D, pulled up outside */
/* Registers by their place in memory. */
#define DDRD 0x2A
#define PORTD 0x2B
#define SPDR 0x4E
#define MCUSR 0x54
#define UCSR0A 0xC0
#define UBRR0L 0xC4
#define UBRR0H 0xC5
#define SRAM 0x100
#define POWER_ON 0x01
#define U2X 0x02
/* Eight bits at half the clock: SPI2X. */
#define SPI_BYTE_CYCLES 16
/* 8N1. */
#define BITS_PER_BYTE 10

static avr_t *avr;
static avr_uart_t *uart;
static avr_run_t usual_run;
static avr_board_listener listener;
static uint8_t image[FLASH_BYTES];
static uint32_t image_bytes;
static uint8_t shown[CHAIN_MAX_BYTES];
static bool latch_is_high;
static uint8_t incoming[QUEUE_BYTES];
static uint16_t incoming_begin;
static uint16_t incoming_end;
static bool is_receiving;
/* In the shift register and, behind it, in UDR0. */
static uint8_t outgoing[2];
static uint8_t outgoing_count;

static void keep_silent(avr_t *of, const int level, const char *format, va_list arguments) {
    (void)of;
    if (level <= LOG_ERROR) vfprintf(stderr, format, arguments);
}

/* Sleep costs no time of this machine. */
static void do_not_wait(avr_t *of, avr_cycle_count_t cycles) {
    (void)of;
    (void)cycles;
}

/*
 * By the registers, as the datasheet has it (USART0: Clock Generation, Frame Formats). simavr 1.6 computes it when UBRR0L is written and so misses that the
 * firmware sets U2X afterwards; and it counts a parity bit that the frame has not.
 */
static uint32_t byte_cycles(void) {
    const uint32_t divisor = avr->data[UBRR0L] + 256u * (avr->data[UBRR0H] & 0x0F) + 1;
    return divisor * (avr->data[UCSR0A] & U2X ? 8 : 16) * BITS_PER_BYTE;
}

static void show_relays(void) {
    uint8_t now[CHAIN_MAX_BYTES] = {0};
    const uint8_t pin = 1u << OUTPUT_DISABLE_PIN;
    const bool is_enabled = (avr->data[DDRD] & pin) != 0 && (avr->data[PORTD] & pin) == 0;
    if (is_enabled) memcpy(now, shift_chain_outputs(), shift_chain_bytes());
    if (memcmp(now, shown, sizeof shown) == 0) return;
    memcpy(shown, now, sizeof shown);
    listener.relays_changed(shown, avr->cycle);
}

static void on_latch(avr_irq_t *irq, uint32_t value, void *unused) {
    (void)irq;
    (void)unused;
    const bool was_high = latch_is_high;
    latch_is_high = value != 0;
    if (latch_is_high && !was_high) shift_chain_latch();
    show_relays();
}

static void on_output_disable(avr_irq_t *irq, uint32_t value, void *unused) {
    (void)irq;
    (void)value;
    (void)unused;
    show_relays();
}

static avr_cycle_count_t finish_spi(avr_t *of, avr_cycle_count_t when, void *answer) {
    (void)when;
    avr_raise_irq(avr_io_getirq(of, AVR_IOCTL_SPI_GETIRQ(0), SPI_IRQ_INPUT), (uint32_t)(uintptr_t)answer);
    return 0;
}

/*
 * simavr 1.6 takes 100 us for every byte, whatever the clock; the datasheet says 16 cycles (SPI2X: half the clock). So the transfer is ended from
 * here. simavr's own end comes when nobody looks any more: each byte puts it off.
 */
static void on_spi_data(avr_t *of, avr_io_addr_t address, uint8_t value, void *unused) {
    (void)address;
    (void)unused;
    avr_cycle_timer_register(of, SPI_BYTE_CYCLES, finish_spi, (void *)(uintptr_t)shift_chain_exchange(value));
}

static avr_cycle_count_t finish_transmission(avr_t *of, avr_cycle_count_t when, void *unused) {
    (void)of;
    (void)unused;
    listener.transmitted(outgoing[0], when);
    outgoing[0] = outgoing[1];
    outgoing_count--;
    return outgoing_count == 0 ? 0 : when + byte_cycles();
}

/* simavr tells of a byte when it is written; it leaves when the one before has left. */
static void on_transmit(avr_irq_t *irq, uint32_t value, void *unused) {
    (void)irq;
    (void)unused;
    outgoing[outgoing_count++] = (uint8_t)value;
    if (outgoing_count == 1) avr_cycle_timer_register(avr, byte_cycles(), finish_transmission, 0);
}

/* At the end of a byte. simavr would wait for the length of another one before it raises RXC: its delay is made one cycle. */
static avr_cycle_count_t finish_reception(avr_t *of, avr_cycle_count_t when, void *unused) {
    (void)unused;
    uart->cycles_per_byte = 1;
    avr_raise_irq(avr_io_getirq(of, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT), incoming[incoming_begin++]);
    uart->cycles_per_byte = byte_cycles();
    is_receiving = incoming_begin != incoming_end;
    return is_receiving ? when + byte_cycles() : 0;
}

static void receive_next(void) {
    if (is_receiving || incoming_begin == incoming_end) return;
    is_receiving = true;
    avr_cycle_timer_register(avr, byte_cycles(), finish_reception, 0);
}

/* What a reset of simavr takes away: its clock events, ours among them, and the fault that was put into the program. */
static void pick_up_after_reset(void) {
    avr_loadcode(avr, image, image_bytes, 0);
    latch_is_high = false;
    outgoing_count = 0;
    is_receiving = false;
    receive_next();
    /* All pins float now: whatever the relay chips hold, their outputs are off. */
    show_relays();
}

/* What a memory may hold after power-on: anything but zeros, and always the same, so that runs repeat. */
static void power_on(void) {
    uint32_t state = 0x2545F491;
    for (unsigned i = SRAM; i <= avr->ramend; i++) {
        state = state * 1103515245u + 12345u;
        avr->data[i] = (uint8_t)(state >> 24);
    }
    avr->data[MCUSR] = POWER_ON;
}

static avr_uart_t *find_uart(void) {
    for (avr_io_t *io = avr->io_port; io != 0; io = io->next)
        if (strcmp(io->kind, "uart") == 0) return (avr_uart_t *)io;
    return 0;
}

bool avr_board_begin(const char *hex_path, avr_board_listener new_listener) {
    uint32_t start = 0;
    uint8_t *const read = read_ihex_file(hex_path, &image_bytes, &start);
    if (read == 0 || start != 0 || image_bytes > FLASH_BYTES) {
        fprintf(stderr, "%s is no firmware image for an ATmega328P\n", hex_path);
        return false;
    }
    memcpy(image, read, image_bytes);
    free(read);
    listener = new_listener;
    avr_global_logger_set(keep_silent);
    avr = avr_make_mcu_by_name("atmega328p");
    avr_init(avr);
    avr->frequency = CLOCK_HZ;
    avr->sleep = do_not_wait;
    avr->codeend = image_bytes;
    usual_run = avr->run;
    uart = find_uart();
    uart->flags = 0;
    avr_register_io_write(avr, SPDR, on_spi_data, 0);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('B'), LATCH_PIN), on_latch, 0);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), OUTPUT_DISABLE_PIN), on_output_disable, 0);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), on_transmit, 0);
    pick_up_after_reset();
    power_on();
    return true;
}

void avr_board_receive(const uint8_t *bytes, unsigned length) {
    for (unsigned i = 0; i < length; i++) incoming[incoming_end++] = bytes[i];
    receive_next();
}

/* Wakes the processor out of simavr's longest sleep: to the next clock event. */
static avr_cycle_count_t stop_here(avr_t *of, avr_cycle_count_t when, void *unused) {
    (void)of;
    (void)when;
    (void)unused;
    return 0;
}

void avr_board_run(uint64_t until_cycle) {
    bool has_stop = false;
    while (avr->cycle < until_cycle) {
        if (!has_stop) avr_cycle_timer_register(avr, until_cycle - avr->cycle, stop_here, 0);
        has_stop = true;
        /* simavr's watchdog resets by running something else once. */
        const bool is_reset = avr->run != usual_run;
        const int state = avr_run(avr);
        if (is_reset) {
            pick_up_after_reset();
            has_stop = false;
        }
        if (state == cpu_Done || state == cpu_Crashed) {
            fprintf(stderr, "the processor stopped at %04x\n", avr->pc);
            exit(1);
        }
    }
    avr_cycle_timer_cancel(avr, stop_here, 0);
}

uint64_t avr_board_now(void) {
    return avr->cycle;
}

void avr_board_hang(void) {
    /* `rjmp .-2`: jumps to itself. */
    avr->flash[avr->pc] = 0xFF;
    avr->flash[avr->pc + 1] = 0xCF;
}

void avr_board_power_cycle(void) {
    incoming_begin = incoming_end;
    avr_reset(avr);
    pick_up_after_reset();
    power_on();
}
