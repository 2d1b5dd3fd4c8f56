/*
 * One board behind stdin and stdout, for tests that hold it to the firmware rules. A line is one command:
 *   rx HEX    bytes on the line          in HEX    inputs, the highest channel first
 *   run US    time passes                hang      power
 * Answers: "tx HEX US" for each byte of the board, "relays HEX US" for each change, "now US" when a run is over. A reset leaves
 * memory as the start-up code does; the journal survives all but power.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "firmware-memory.h"
#include "virtual-board.h"

#define LINE_BYTES 16384

static uint16_t boot_count;

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
    uint8_t inputs[CHANNEL_BYTES];
    read_hex(hex, highest_first, CHANNEL_BYTES);
    for (int i = 0; i < CHANNEL_BYTES; i++) inputs[i] = highest_first[CHANNEL_BYTES - 1 - i];
    virtual_board_set_inputs(inputs);
}

static void start(uint8_t cause) {
    const virtual_board_listener listener = {0, on_transmitted, on_relays};
    const uint8_t none[CHANNEL_BYTES] = {0};
    boot_count++;
    if (boot_count > 1) on_relays(none, virtual_board_now_us());
    firmware_memory_restart();
    virtual_board_begin((virtual_board_life){boot_count, cause, virtual_board_now_us()}, listener);
}

static void run(uint64_t until_us) {
    while (virtual_board_run(until_us)) start(RESET_WATCHDOG);
    printf("now %" PRIu64 "\n", virtual_board_now_us());
    fflush(stdout);
}

static void obey(char *line) {
    static uint8_t bytes[LINE_BYTES / 2];
    if (strncmp(line, "rx ", 3) == 0) virtual_board_receive(bytes, read_hex(line + 3, bytes, sizeof bytes));
    if (strncmp(line, "in ", 3) == 0) set_inputs(line + 3);
    if (strncmp(line, "run ", 4) == 0) run(virtual_board_now_us() + strtoull(line + 4, 0, 10));
    if (strncmp(line, "hang", 4) == 0) virtual_board_hang();
    if (strncmp(line, "power", 5) == 0) start(RESET_POWER_ON);
}

int main(void) {
    static char line[LINE_BYTES];
    firmware_memory_remember();
    start(RESET_POWER_ON);
    while (fgets(line, sizeof line, stdin) != 0) obey(line);
    return 0;
}
