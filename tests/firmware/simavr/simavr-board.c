// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * simavr-board CHANNELS HEX: one board behind stdin and stdout, with the commands and answers of ../native/board-console.c.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "avr-board.h"
#include "shift-chain-model.h"

#define LINE_BYTES 16384

static void on_transmitted(uint8_t byte, uint64_t at_cycle) {
    printf("tx %02x %" PRIu64 "\n", byte, at_cycle / CYCLES_PER_US);
}

static void on_relays(const uint8_t *relays, uint64_t at_cycle) {
    printf("relays ");
    for (unsigned i = shift_chain_bytes(); i-- > 0;) printf("%02x", relays[i]);
    printf(" %" PRIu64 "\n", at_cycle / CYCLES_PER_US);
}

static unsigned read_hex(const char *text, uint8_t *bytes, unsigned limit) {
    unsigned count = 0;
    unsigned value = 0;
    while (count < limit && sscanf(text + 2 * count, "%2x", &value) == 1) bytes[count++] = (uint8_t)value;
    return count;
}

static void set_inputs(const char *hex) {
    uint8_t highest_first[CHAIN_MAX_BYTES] = {0};
    uint8_t inputs[CHAIN_MAX_BYTES] = {0};
    const unsigned count = read_hex(hex, highest_first, shift_chain_bytes());
    for (unsigned i = 0; i < count; i++) inputs[i] = highest_first[count - 1 - i];
    shift_chain_set_inputs(inputs);
}

static void run(uint64_t us) {
    avr_board_run(avr_board_now() + us * CYCLES_PER_US);
    printf("now %" PRIu64 "\n", avr_board_now() / CYCLES_PER_US);
    fflush(stdout);
}

static void obey(char *line) {
    static uint8_t bytes[LINE_BYTES / 2];
    if (strncmp(line, "rx ", 3) == 0) avr_board_receive(bytes, read_hex(line + 3, bytes, sizeof bytes));
    if (strncmp(line, "in ", 3) == 0) set_inputs(line + 3);
    if (strncmp(line, "run ", 4) == 0) run(strtoull(line + 4, 0, 10));
    if (strncmp(line, "hang", 4) == 0) avr_board_hang();
    if (strncmp(line, "power", 5) == 0) avr_board_power_cycle();
}

int main(int count, char **arguments) {
    static char line[LINE_BYTES];
    const avr_board_listener listener = {on_transmitted, on_relays};
    const unsigned channels = count == 3 ? (unsigned)strtoul(arguments[1], 0, 10) : 0;
    if (channels != 16 && channels != 32 && channels != 64) {
        fprintf(stderr, "usage: simavr-board 16|32|64 HEX\n");
        return 2;
    }
    shift_chain_fit(channels / 8);
    if (!avr_board_begin(arguments[2], listener)) return 2;
    while (fgets(line, sizeof line, stdin) != 0) obey(line);
    return 0;
}
