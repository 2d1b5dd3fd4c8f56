/* Feeds files to the fuzzer's entry, for machines without a fuzzer; prints what they reached. */
#include <stdio.h>

#include "fuzz-link.h"

#define LONGEST 4096

static int feed(const char *path) {
    static uint8_t bytes[LONGEST];
    FILE *const file = fopen(path, "rb");
    if (file == 0) {
        perror(path);
        return 1;
    }
    const size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return LLVMFuzzerTestOneInput(bytes, size);
}

static void print(const char *name, const uint32_t counts[STATUSES]) {
    printf("%s", name);
    for (int status = 0; status < STATUSES; status++)
        if (counts[status] != 0) printf(" %d", status);
    printf("\n");
}

int main(int count, char **paths) {
    for (int i = 1; i < count; i++)
        if (feed(paths[i]) != 0) return 1;
    printf("files %d\nnaks %u\nbad frames %u\n", count - 1, fuzz_naks, fuzz_bad_frames);
    print("pulse", fuzz_pulse_answers);
    print("hold", fuzz_hold_answers);
    print("confirm", fuzz_confirm_answers);
    return 0;
}
