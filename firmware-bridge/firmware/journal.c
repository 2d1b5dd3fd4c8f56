#include "journal.h"

#include <stddef.h>

#include "crc16-x25.h"

#define JOURNAL_MAGIC 0x4C4A

typedef struct {
    uint16_t magic;
    journal_entry entry;
    uint16_t crc;
} journal_record;

/* Not cleared by the start-up code: the record of the life before the reset is what the host asks for. */
#ifdef __AVR__
static journal_record record __attribute__((section(".noinit")));
#else
static journal_record record;
#endif

static uint16_t crc_of(const journal_record *of) {
    return crc16_x25((const uint8_t *)of, offsetof(journal_record, crc));
}

void journal_boot(bool survived) {
    const journal_entry nothing = {0};
    if (!survived || record.magic != JOURNAL_MAGIC || record.crc != crc_of(&record)) {
        journal_write(&nothing);
        return;
    }
    journal_entry entry = record.entry;
    entry.is_active = false;
    journal_write(&entry);
}

void journal_write(const journal_entry *entry) {
    journal_record made = {.magic = JOURNAL_MAGIC, .entry = *entry};
    made.crc = crc_of(&made);
    /* Volatile: what nobody reads before the next life must be written all the same, and before the contact closes. */
    volatile uint8_t *const kept = (volatile uint8_t *)&record;
    for (uint8_t i = 0; i < sizeof made; i++) kept[i] = ((const uint8_t *)&made)[i];
}

journal_entry journal_read(void) {
    return record.entry;
}
