#include "wiring.h"

#include <string.h>

#include "bits.h"
#include "crc16-x25.h"

_Static_assert(sizeof(wiring) == 4 * CHANNELS + 2 * CHANNEL_BYTES, "the table has gaps");

void wiring_put_relays(wiring *table, const uint8_t payload[CONFIGURE_RELAYS_BYTES]) {
    for (unsigned i = 0; i < RELAYS_PER_FRAME; i++) {
        const unsigned channel = payload[CONFIGURE_RELAYS_FIRST_AT] + i;
        /* Eight relays of which the board has not all are none at all. */
        if (payload[CONFIGURE_RELAYS_FIRST_AT] + RELAYS_PER_FRAME > CHANNELS) return;
        table->relays[channel] = (wired_relay){
            .group = payload[CONFIGURE_RELAYS_GROUPS_AT + i],
            .lamp = payload[CONFIGURE_RELAYS_LAMPS_AT + i],
            .longest_pulse = payload[CONFIGURE_RELAYS_LONGEST_PULSES_AT + i],
            .longest_hold_s = payload[CONFIGURE_RELAYS_LONGEST_HOLDS_AT + i],
        };
    }
}

void wiring_put_inputs(wiring *table, const uint8_t payload[CONFIGURE_INPUTS_BYTES]) {
    memcpy(table->interlocks, payload + CONFIGURE_INPUTS_INTERLOCKS_AT, CHANNEL_BYTES);
    memcpy(table->active_open, payload + CONFIGURE_INPUTS_ACTIVE_OPEN_AT, CHANNEL_BYTES);
}

uint16_t wiring_checksum(const wiring *table) {
    const uint16_t checksum = crc16_x25((const uint8_t *)table, sizeof *table);
    return checksum == 0 ? 0xFFFF : checksum;
}

bool wiring_is_floor(const wired_relay *relay) {
    return relay->group == GROUP_FLOOR || relay->group == GROUP_REVOCABLE_FLOOR;
}

static bool is_sound_relay(const wiring *table, const wired_relay *relay) {
    const unsigned longest_ms = relay->longest_pulse * PULSE_STEP_MS;
    const bool is_pressed = wiring_is_floor(relay) || relay->group == GROUP_DOOR || relay->group == GROUP_ALARM;
    const bool has_lamp = relay->lamp != NO_LAMP;
    if (relay->group == GROUP_NONE) return longest_ms == 0 && relay->longest_hold_s == 0;
    if (!is_pressed || longest_ms < PULSE_MIN_MS || longest_ms > PULSE_MAX_MS) return false;
    if (relay->longest_hold_s != 0 && (relay->group != GROUP_DOOR || relay->longest_hold_s > HOLD_LONGEST_S)) return false;
    if (!has_lamp) return relay->group != GROUP_REVOCABLE_FLOOR;
    return relay->lamp < CHANNELS && !has_bit(table->interlocks, relay->lamp);
}

bool wiring_is_sound(const wiring *table) {
    bool has_interlock = false;
    for (uint8_t input = 0; input < CHANNELS; input++) {
        if (has_bit(table->interlocks, input)) has_interlock = true;
        if (has_bit(table->active_open, input) && !has_bit(table->interlocks, input)) return false;
    }
    for (uint8_t channel = 0; channel < CHANNELS; channel++)
        if (!is_sound_relay(table, &table->relays[channel])) return false;
    return has_interlock;
}

bool wiring_locks(const wiring *table, const uint8_t inputs[CHANNEL_BYTES]) {
    bool are_all_closed = true;
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) {
        const uint8_t open = (uint8_t)~inputs[i];
        const uint8_t active = (uint8_t)((open & table->active_open[i]) | (inputs[i] & ~table->active_open[i]));
        if (active & table->interlocks[i]) return true;
        if (open != 0) are_all_closed = false;
    }
    return are_all_closed;
}
