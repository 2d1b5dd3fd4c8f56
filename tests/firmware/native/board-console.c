/*
 * One board behind stdin and stdout, for tests that hold it to the firmware rules. A line is one command:
 *   rx HEX    bytes on the line          in HEX    inputs, the highest channel first
 *   run US    time passes                hang      power
 * Answers: "tx HEX US" for each byte of the board, "relays HEX US" for each change, "now US" when a run is over. A reset starts
 * the program anew in its place, so that memory is as the start-up code leaves it; the journal survives all but power.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal.h"
#include "virtual-board.h"

#define LINE_BYTES 16384

static char *program;
static uint8_t inputs[CHANNEL_BYTES];

static void print_bits(const uint8_t bits[CHANNEL_BYTES]) {
    for (int i = CHANNEL_BYTES - 1; i >= 0; i--) printf("%02x", bits[i]);
}

static void on_transmitted(uint8_t byte, uint64_t at_us) {
    printf("tx %02x %" PRIu64 "\n", byte, at_us);
}

static void on_relays(const uint8_t relays[CHANNEL_BYTES], uint64_t at_us) {
    printf("relays ");
    print_bits(relays);
    printf(" %" PRIu64 "\n", at_us);
}

static uint16_t read_hex(const char *text, uint8_t *bytes, uint16_t limit) {
    uint16_t count = 0;
    unsigned value = 0;
    while (count < limit && sscanf(text + 2 * count, "%2x", &value) == 1) bytes[count++] = (uint8_t)value;
    return count;
}

static void set_inputs(const char *hex) {
    uint8_t highest_first[CHANNEL_BYTES] = {0};
    read_hex(hex, highest_first, CHANNEL_BYTES);
    for (int i = 0; i < CHANNEL_BYTES; i++) inputs[i] = highest_first[CHANNEL_BYTES - 1 - i];
    virtual_board_set_inputs(inputs);
}

/* Never returns: the next life begins with fresh memory, and goes on with the run that the reset interrupted. */
static void restart(uint8_t cause, uint64_t until_us) {
    const uint8_t none[CHANNEL_BYTES] = {0};
    char life[64], inputs_hex[2 * CHANNEL_BYTES + 1], journal[2 * sizeof(journal_entry) + 1], rest[32];
    on_relays(none, virtual_board_now_us());
    fflush(stdout);
    snprintf(life, sizeof life, "%u %u %" PRIu64, board_boot_count() + 1u, cause, virtual_board_now_us());
    for (int i = 0; i < CHANNEL_BYTES; i++) snprintf(inputs_hex + 2 * i, 3, "%02x", inputs[CHANNEL_BYTES - 1 - i]);
    const journal_entry entry = journal_read();
    for (size_t i = 0; i < sizeof entry; i++) snprintf(journal + 2 * i, 3, "%02x", ((const uint8_t *)&entry)[i]);
    snprintf(rest, sizeof rest, "%" PRIu64, until_us);
    execl(program, program, life, inputs_hex, journal, rest, (char *)0);
    perror("cannot start anew");
    exit(1);
}

static void run(uint64_t until_us) {
    if (virtual_board_run(until_us)) restart(RESET_WATCHDOG, until_us);
    printf("now %" PRIu64 "\n", virtual_board_now_us());
    fflush(stdout);
}

static void obey(char *line) {
    static uint8_t bytes[LINE_BYTES / 2];
    if (strncmp(line, "rx ", 3) == 0) virtual_board_receive(bytes, read_hex(line + 3, bytes, sizeof bytes));
    if (strncmp(line, "in ", 3) == 0) set_inputs(line + 3);
    if (strncmp(line, "run ", 4) == 0) run(virtual_board_now_us() + strtoull(line + 4, 0, 10));
    if (strncmp(line, "hang", 4) == 0) virtual_board_hang();
    if (strncmp(line, "power", 5) == 0) restart(RESET_POWER_ON, virtual_board_now_us());
}

int main(int count, char **arguments) {
    static char line[LINE_BYTES];
    const virtual_board_listener listener = {on_transmitted, on_relays};
    virtual_board_life life = {.boot_count = 1, .reset_cause = RESET_POWER_ON, .at_us = 0};
    uint64_t until_us = 0;
    program = arguments[0];
    /* What is not read yet belongs to the next life. */
    setvbuf(stdin, 0, _IONBF, 0);
    if (count == 5) {
        unsigned boots = 0, cause = 0;
        journal_entry entry;
        sscanf(arguments[1], "%u %u %" SCNu64, &boots, &cause, &life.at_us);
        life.boot_count = (uint16_t)boots;
        life.reset_cause = (uint8_t)cause;
        set_inputs(arguments[2]);
        read_hex(arguments[3], (uint8_t *)&entry, sizeof entry);
        journal_write(&entry);
        until_us = strtoull(arguments[4], 0, 10);
    }
    virtual_board_begin(life, listener);
    if (count == 5 && life.reset_cause == RESET_WATCHDOG) run(until_us);
    while (fgets(line, sizeof line, stdin) != 0) obey(line);
    return 0;
}
