/* Feeds what a fuzzer found to its entry, for machines without one: a file with an input a line. Prints what they reached. */
#include <stdio.h>
#include <stdlib.h>

#include "answer-promises.h"
#include "contact-promises.h"
#include "fuzz-link.h"

#define LONGEST_LINE 8192

static size_t read_hex(const char *text, uint8_t *bytes) {
    size_t count = 0;
    unsigned value = 0;
    while (sscanf(text + 2 * count, "%2x", &value) == 1) bytes[count++] = (uint8_t)value;
    return count;
}

/* Returns the number of lines. */
static unsigned feed(FILE *file) {
    static char line[LONGEST_LINE];
    static uint8_t bytes[LONGEST_LINE / 2];
    unsigned count = 0;
    for (; fgets(line, sizeof line, file) != 0; count++) LLVMFuzzerTestOneInput(bytes, read_hex(line, bytes));
    return count;
}

static void print(const char *name, const uint32_t counts[STATUSES]) {
    printf("%s", name);
    for (int status = 0; status < STATUSES; status++)
        if (counts[status] != 0) printf(" %d", status);
    printf("\n");
}

int main(int count, char **paths) {
    FILE *const file = count == 2 ? fopen(paths[1], "r") : 0;
    if (file == 0) {
        fprintf(stderr, "usage: replay FILE, with an input a line, in hexadecimal\n");
        return 2;
    }
    printf("inputs %u\n", feed(file));
    printf("naks %u\nbad frames %u\nclosings %u\njournals %u\n", naks, bad_frames, contact_closings, answers_with_journal);
    print("pulse", pulse_answers);
    print("hold", hold_answers);
    print("confirm", confirm_answers);
    fclose(file);
    return 0;
}
