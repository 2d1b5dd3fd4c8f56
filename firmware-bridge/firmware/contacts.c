#include "contacts.h"

#include "bits.h"
#include "board.h"
#include "configuration.h"
#include "door-hold.h"
#include "inputs.h"
#include "journal.h"
#include "relays.h"

static uint32_t closed_at_ms;
static journal_entry running;
static bool is_locked;
/* Until an interlock that was active has been away for long enough: one that flickers locks between two flashes as well. */
static uint16_t lock_left_ms;

/* The first sample counts, before any filter: a press less is nothing, a press in a fire is. */
static bool is_interlock_active(const uint8_t sample[CHANNEL_BYTES]) {
    return configuration_locks(sample) || configuration_locks(inputs_closed());
}

/* Inputs are known to blink since the start, so that a session that begins between two flashes knows it as well. */
static bool is_locked_by(const uint8_t sample[CHANNEL_BYTES]) {
    return lock_left_ms != 0 || is_interlock_active(sample) || configuration_has_interlock_in(inputs_blinking());
}

/* Seen lit now or a moment ago, or between two flashes, is lit: pressing a lit button can cancel the call. */
static bool is_lamp_lit(uint8_t lamp, const uint8_t sample[CHANNEL_BYTES]) {
    return has_bit(sample, lamp) || has_bit(inputs_closed(), lamp) || has_bit(inputs_blinking(), lamp);
}

/* The signed difference lets the 16 bits wrap; a deadline is at most 32.7 s ahead. */
static bool is_late(uint16_t not_after, uint32_t now_ms) {
    return not_after != 0 && (int16_t)((uint16_t)now_ms - not_after) > 0;
}

/* What forbids everything, before anything that could be answered with OK. */
static link_status judge_board(const uint8_t sample[CHANNEL_BYTES]) {
    if (configuration_in_force() == 0) return STATUS_UNCONFIGURED;
    return is_locked_by(sample) ? STATUS_LOCKED : STATUS_OK;
}

static bool is_floor(const relay_rule *relay) {
    return relay->group == GROUP_FLOOR || relay->group == GROUP_REVOCABLE_FLOOR;
}

/* By the filter and not by the sample: a lamp on AC is dark in half of its samples. */
static link_status judge_lit_lamp(const relay_rule *relay) {
    if (relay->group != GROUP_REVOCABLE_FLOOR) return STATUS_UNSUPPORTED;
    return inputs_is_closed_steadily(relay->lamp) ? STATUS_OK : STATUS_DARK;
}

/* A floor's lamp is looked at whether the host asks for it or not: a second press can cancel the call. */
static link_status judge_lamp(const pulse_request *request, const relay_rule *relay, const uint8_t sample[CHANNEL_BYTES]) {
    const bool must_be_dark = (request->flags & PULSE_ONLY_IF_DARK) != 0;
    if (request->flags & PULSE_ONLY_IF_LIT) return must_be_dark ? STATUS_UNSUPPORTED : judge_lit_lamp(relay);
    if (relay->lamp == NO_LAMP) return must_be_dark ? STATUS_UNSUPPORTED : STATUS_OK;
    if (!must_be_dark && !is_floor(relay)) return STATUS_OK;
    return is_lamp_lit(relay->lamp, sample) ? STATUS_LIT : STATUS_OK;
}

static link_status judge_pulse(const pulse_request *request, uint32_t now_ms, const uint8_t sample[CHANNEL_BYTES]) {
    const link_status board = judge_board(sample);
    if (board != STATUS_OK) return board;
    if (request->flags & (uint8_t)~(PULSE_ONLY_IF_DARK | PULSE_ONLY_IF_LIT)) return STATUS_UNSUPPORTED;
    if (request->channel >= CHANNELS) return STATUS_NO_SUCH_CHANNEL;
    const relay_rule *const relay = configuration_relay(request->channel);
    if (relay->group == GROUP_NONE) return STATUS_NO_SUCH_CHANNEL;
    if (request->ms < PULSE_MIN_MS || request->ms > (uint16_t)(relay->longest_pulse * PULSE_STEP_MS))
        return STATUS_BAD_DURATION;
    if (is_late(request->not_after, now_ms)) return STATUS_LATE;
    if (running.is_active || (door_hold_is_active() && relay->group != GROUP_ALARM)) return STATUS_BUSY;
    if (relays_are_resting(request->channel)) return STATUS_GAP;
    return judge_lamp(request, relay, sample);
}

static link_status judge_hold(const hold_request *request, uint32_t now_ms, const uint8_t sample[CHANNEL_BYTES]) {
    const link_status board = judge_board(sample);
    if (board != STATUS_OK) return board;
    if (request->channel >= CHANNELS) return STATUS_NO_SUCH_CHANNEL;
    const relay_rule *const relay = configuration_relay(request->channel);
    if (relay->group != GROUP_DOOR || relay->longest_hold_s == 0) return STATUS_NO_SUCH_CHANNEL;
    if (request->ms < HOLD_MIN_MS || request->ms > HOLD_MAX_MS) return STATUS_BAD_DURATION;
    if (is_late(request->not_after, now_ms)) return STATUS_LATE;
    if (running.is_active && configuration_relay(running.channel)->group != GROUP_ALARM) return STATUS_BUSY;
    if (door_hold_is_active() && door_hold_channel() != request->channel) return STATUS_BUSY;
    if (!door_hold_is_active() && relays_are_resting(request->channel)) return STATUS_GAP;
    return door_hold_left_ms(relay->longest_hold_s, now_ms) == 0 ? STATUS_GAP : STATUS_OK;
}

void contacts_begin(void) {
    if (board_reset_cause() & RESET_POWER_ON) return;
    for (uint8_t channel = 0; channel < CHANNELS; channel++) relays_rest(channel);
}

link_status contacts_pulse(const pulse_request *request) {
    const uint32_t now_ms = board_now_ms();
    uint8_t sample[CHANNEL_BYTES];
    board_exchange(relays_closed(), sample);
    const link_status status = judge_pulse(request, now_ms, sample);
    if (status != STATUS_OK) return status;

    running.session = request->session;
    running.sequence = request->sequence;
    running.channel = request->channel;
    running.asked_ms = request->ms;
    running.ran_ms = 0;
    running.is_active = true;
    /* Written before the contact closes: a reset in between must not leave a pulse that nobody knows of. */
    journal_write(&running);
    closed_at_ms = now_ms;
    relays_close(request->channel);
    return STATUS_OK;
}

link_status contacts_hold(const hold_request *request, uint16_t *left_ms) {
    const uint32_t now_ms = board_now_ms();
    uint8_t sample[CHANNEL_BYTES];
    board_exchange(relays_closed(), sample);
    const link_status status = judge_hold(request, now_ms, sample);
    *left_ms = 0;
    if (status != STATUS_OK) return status;
    const uint8_t longest_s = configuration_relay(request->channel)->longest_hold_s;
    door_hold_extend(request->channel, request->ms, longest_s, now_ms);
    *left_ms = door_hold_left_ms(longest_s, now_ms);
    relays_close(request->channel);
    return STATUS_OK;
}

static void end_pulse(uint16_t ran_ms) {
    running.ran_ms = ran_ms;
    running.is_active = false;
    relays_open(running.channel);
    journal_write(&running);
}

static bool tick_pulse(uint32_t now_ms) {
    if (!running.is_active) return false;
    /* Elapsed time, not a count of ticks: ticks that were handled together must not make a pulse longer. */
    const uint16_t ran_ms = (uint16_t)(now_ms - closed_at_ms);
    if (ran_ms >= running.asked_ms) {
        end_pulse(ran_ms);
        return true;
    }
    running.ran_ms = ran_ms;
    journal_write(&running);
    return false;
}

static bool tick_hold(uint32_t now_ms) {
    if (!door_hold_is_over(now_ms)) return false;
    door_hold_end(now_ms);
    relays_open(door_hold_channel());
    return true;
}

bool contacts_tick(uint32_t now_ms, uint8_t elapsed_ms) {
    relays_tick(elapsed_ms);
    lock_left_ms = lock_left_ms > elapsed_ms ? (uint16_t)(lock_left_ms - elapsed_ms) : 0;
    const bool has_pulse_ended = tick_pulse(now_ms);
    return tick_hold(now_ms) || has_pulse_ended;
}

bool contacts_heed_interlocks(const uint8_t sample[CHANNEL_BYTES]) {
    const bool was_locked = is_locked;
    const bool is_configured = configuration_in_force() != 0;
    if (is_configured && is_interlock_active(sample)) lock_left_ms = BLINK_MAX_MS;
    is_locked = is_configured && is_locked_by(sample);
    if (is_locked && relays_any_closed()) contacts_release_all();
    return is_locked != was_locked;
}

bool contacts_are_locked(void) {
    return is_locked;
}

void contacts_release_all(void) {
    const uint32_t now_ms = board_now_ms();
    relays_open_all();
    door_hold_end(now_ms);
    if (running.is_active) end_pulse((uint16_t)(now_ms - closed_at_ms));
}
