#include "firmware-memory.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "journal.h"

#define LARGEST 65536

/* The linker's names for the ends of the sections: what begins with a value, and what begins with zero. */
extern uint8_t __start_firmware_set[];
extern uint8_t __stop_firmware_set[];
extern uint8_t __start_firmware_zeroed[];
extern uint8_t __stop_firmware_zeroed[];

static uint8_t at_start[LARGEST];

/* Byte by byte and out of AddressSanitizer's sight: the gaps that it keeps between the variables are written as well. */
__attribute__((no_sanitize_address)) static void copy(volatile uint8_t *to, const volatile uint8_t *from, size_t size) {
    for (size_t i = 0; i < size; i++) to[i] = from[i];
}

__attribute__((no_sanitize_address)) static void clear(volatile uint8_t *begin, const volatile uint8_t *end) {
    for (volatile uint8_t *at = begin; at != end; at++) *at = 0;
}

static size_t set_size(void) {
    return (size_t)(__stop_firmware_set - __start_firmware_set);
}

void firmware_memory_remember(void) {
    if (set_size() > LARGEST) {
        fprintf(stderr, "the firmware's variables take %zu bytes\n", set_size());
        exit(1);
    }
    copy(at_start, __start_firmware_set, set_size());
}

void firmware_memory_restart(void) {
    const journal_entry kept = journal_read();
    copy(__start_firmware_set, at_start, set_size());
    clear(__start_firmware_zeroed, __stop_firmware_zeroed);
    journal_write(&kept);
}
