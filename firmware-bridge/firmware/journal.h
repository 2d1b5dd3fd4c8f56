/*
 * The last pulse that was executed, in memory that a watchdog reset leaves alone. It lets the host find out what became of a
 * pulse whose acknowledgement was lost. After power loss it is no evidence.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint16_t session; /* 0: no pulse on record */
    uint8_t sequence;
    uint8_t channel;
    uint16_t asked_ms;
    uint16_t ran_ms;
    bool is_active;
} journal_entry;

/* Keeps the record of the life before where it is whole and `survived`; what was active then is not active any more. */
void journal_boot(bool survived);
void journal_write(const journal_entry *entry);
journal_entry journal_read(void);

#endif
