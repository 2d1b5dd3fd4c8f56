#include "configuration.h"

#include <string.h>

#include "bits.h"
#include "crc16-x25.h"

typedef struct {
    relay_rule relays[CHANNELS];
    uint8_t interlocks[CHANNEL_BYTES];
    uint8_t active_open[CHANNEL_BYTES];
} wiring_table;

/* The checksum runs over the table as it lies in memory: bytes only, so no gaps and no byte order. */
_Static_assert(sizeof(wiring_table) == CHANNELS * 4 + 2 * CHANNEL_BYTES, "the table has gaps");

static wiring_table table;
static uint16_t in_force;

void configuration_clear(void) {
    in_force = 0;
    /* In place: an empty table to copy from would be the largest thing on the stack. */
    memset(&table, 0, sizeof table);
}

link_status configuration_put_relays(const uint8_t payload[CONFIGURE_RELAYS_BYTES]) {
    const uint8_t first = payload[CONFIGURE_RELAYS_FIRST_AT];
    in_force = 0;
    if (first > CHANNELS - RELAYS_PER_FRAME) return STATUS_NO_SUCH_CHANNEL;
    for (uint8_t i = 0; i < RELAYS_PER_FRAME; i++) {
        relay_rule *const rule = &table.relays[first + i];
        rule->group = payload[CONFIGURE_RELAYS_GROUPS_AT + i];
        rule->lamp = payload[CONFIGURE_RELAYS_LAMPS_AT + i];
        rule->longest_pulse = payload[CONFIGURE_RELAYS_LONGEST_PULSES_AT + i];
        rule->longest_hold_s = payload[CONFIGURE_RELAYS_LONGEST_HOLDS_AT + i];
    }
    return STATUS_OK;
}

link_status configuration_put_inputs(const uint8_t payload[CONFIGURE_INPUTS_BYTES]) {
    in_force = 0;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        table.interlocks[i] = payload[CONFIGURE_INPUTS_INTERLOCKS_AT + i];
        table.active_open[i] = payload[CONFIGURE_INPUTS_ACTIVE_OPEN_AT + i];
    }
    return STATUS_OK;
}

static bool is_sound_relay(const relay_rule *rule) {
    if (rule->group > GROUP_REVOCABLE_FLOOR) return false;
    /* What never closes must not say for how long. */
    if (rule->group == GROUP_NONE) return rule->longest_pulse == 0 && rule->longest_hold_s == 0;
    if (rule->longest_pulse < PULSE_MIN_MS / PULSE_STEP_MS || rule->longest_pulse > PULSE_MAX_MS / PULSE_STEP_MS)
        return false;
    if (rule->longest_hold_s > (rule->group == GROUP_DOOR ? HOLD_LONGEST_S : 0)) return false;
    /* What is pressed only while it is lit must be seen. */
    if (rule->group == GROUP_REVOCABLE_FLOOR && rule->lamp == NO_LAMP) return false;
    /* A mode that is taken for a lamp would allow presses just when they are forbidden. */
    return rule->lamp == NO_LAMP || (rule->lamp < CHANNELS && !has_bit(table.interlocks, rule->lamp));
}

static bool is_sound(void) {
    uint8_t interlocks = 0;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        if (table.active_open[i] & (uint8_t)~table.interlocks[i]) return false;
        interlocks |= table.interlocks[i];
    }
    for (uint8_t channel = 0; channel < CHANNELS; channel++)
        if (!is_sound_relay(&table.relays[channel])) return false;
    /* A board that nothing tells of fire would press in one. */
    return interlocks != 0;
}

link_status configuration_confirm(uint16_t checksum) {
    in_force = checksum == configuration_checksum() && is_sound() ? checksum : 0;
    return in_force != 0 ? STATUS_OK : STATUS_BAD_CONFIGURATION;
}

uint16_t configuration_checksum(void) {
    const uint16_t checksum = crc16_x25((const uint8_t *)&table, sizeof table);
    /* 0 says "none" in STATE. */
    return checksum == 0 ? 0xFFFF : checksum;
}

uint16_t configuration_in_force(void) {
    return in_force;
}

const relay_rule *configuration_relay(uint8_t channel) {
    return &table.relays[channel];
}

bool configuration_locks(const uint8_t inputs[CHANNEL_BYTES]) {
    uint8_t common = 0xFF;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        /* An input that is active while open is turned over, so that 1 is active for all. */
        if ((uint8_t)(inputs[i] ^ table.active_open[i]) & table.interlocks[i]) return true;
        common &= inputs[i];
    }
    return common == 0xFF;
}

bool configuration_has_interlock_in(const uint8_t inputs[CHANNEL_BYTES]) {
    uint8_t found = 0;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) found |= inputs[i] & table.interlocks[i];
    return found != 0;
}
