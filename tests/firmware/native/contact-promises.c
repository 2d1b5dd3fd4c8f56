#include "contact-promises.h"

#include <string.h>

#include "bits.h"
#include "board.h"
#include "input-watch.h"
#include "link-frames.h"
#include "promise.h"

#define MS 1000ULL
/* The tick that notices. */
#define TICK_US 1100
#define WATCHDOG_US (260 * MS)

typedef struct {
    uint64_t closed_at_us;
    uint64_t opened_at_us; /* 0: not since the power came */
    /* By then it has to be open, by the requests so far. */
    uint64_t due_us;
    bool is_held;
    /* The rule of the table by which it was closed. */
    wired_relay wired;
} contact;

uint32_t contact_closings;

static contact contacts[CHANNELS];
static uint8_t closed[CHANNEL_BYTES];
static contact_effect effect;
static last_pulse pulse;
/* What the latest HOLD renews, if the board takes it; null: nothing. Once it is open its end is of no account. */
static contact *renewed;
static uint64_t due_if_done_us;
static uint64_t due_if_refused_us;
static bool is_starting;
static bool is_hung;
/* Time the door was held without a pause of HOLD_PAUSE_MS, and when it was let go. */
static uint64_t held_us;
static uint64_t let_go_at_us;

void contact_promises_begin(bool was_powered_off, uint64_t at_us) {
    const uint8_t none[CHANNEL_BYTES] = {0};
    is_starting = true;
    contact_promises_relays(none, at_us);
    is_starting = false;
    is_hung = false;
    if (was_powered_off) {
        memset(contacts, 0, sizeof contacts);
        memset(&pulse, 0, sizeof pulse);
    }
    pulse.is_active = false;
    renewed = NULL;
    held_us = HOLD_LONGEST_S * 1000 * MS;
    let_go_at_us = at_us;
}

void contact_promises_expect_hang(void) {
    is_hung = true;
}

static void expect_pulse(const watched_request *request, const wired_relay *relay) {
    const uint16_t ms = read_u16(request->payload + PULSE_DURATION_MS_AT);
    const uint8_t flags = request->payload[PULSE_FLAGS_AT];
    const bool must_be_dark = (flags & PULSE_ONLY_IF_DARK) != 0;
    require(ms >= PULSE_MIN_MS && ms <= relay->longest_pulse * PULSE_STEP_MS, "a pulse is as long as its relay allows");
    require((flags & ~(PULSE_ONLY_IF_DARK | PULSE_ONLY_IF_LIT)) == 0, "a flag that nobody knows is not half-obeyed");
    if (flags & PULSE_ONLY_IF_LIT) {
        require(!must_be_dark, "no lamp is dark and lit");
        require(relay->group == GROUP_REVOCABLE_FLOOR, "a call is taken back only where the table says that it can be");
        require(input_watch_may_be_lit_steadily(relay->lamp, request->at_us), "what takes a call back does not make one");
        return;
    }
    require(!must_be_dark || relay->lamp != NO_LAMP, "what cannot be seen is not dark");
    if (relay->lamp == NO_LAMP || (!must_be_dark && !wiring_is_floor(relay))) return;
    require(!input_watch_is_lit(relay->lamp, request->at_us), "a lit lamp is never pressed");
}

static void begin_hold(const wired_relay *relay, uint64_t at_us) {
    if (at_us - let_go_at_us >= HOLD_PAUSE_MS * MS - TICK_US) held_us = 0;
    require(relay->group == GROUP_DOOR && relay->longest_hold_s > 0, "only a door that may be held is held");
    require(held_us < relay->longest_hold_s * 1000 * MS, "a door that was held for as long as it may be gets its pause");
}

static void expect_in_time(const watched_request *request, const char *promise) {
    const uint16_t not_after = read_u16(request->payload + PULSE_NOT_AFTER_AT);
    require(not_after == 0 || (int16_t)(not_after - (uint16_t)board_now_ms()) >= 0, promise);
}

static void on_closed(uint8_t channel, uint64_t at_us) {
    const watched_request *const request = session_watch_latest();
    const wired_relay *const relay = &session_watch_table()->relays[channel];
    contact *const of = &contacts[channel];
    const bool is_pulse = request->type == MESSAGE_PULSE;
    contact_closings++;
    require(session_watch_has_session(at_us), "no contact closes without a session");
    require(session_watch_executes(at_us) && (is_pulse || request->type == MESSAGE_HOLD),
            "a contact closes only for a request that was not executed before");
    require(request->payload[PULSE_CHANNEL_AT] == channel, "the contact that closes is the one that was asked for");
    require(effect.closings++ == 0, "one request closes one contact, once");
    require(session_watch_is_confirmed(), "no contact closes without a configuration");
    require(relay->group != GROUP_NONE, "what is not wired does not close");
    require(!input_watch_is_locked(at_us), "nothing closes while an interlock is active, or was a moment ago");
    require(of->opened_at_us == 0 || at_us - of->opened_at_us >= CONTACT_GAP_MS * MS, "a contact stays open for its gap");
    expect_in_time(request, "a press that comes late is not executed");
    if (is_pulse)
        expect_pulse(request, relay);
    else
        begin_hold(relay, at_us);
    of->closed_at_us = at_us;
    of->is_held = !is_pulse;
    of->wired = *relay;
    of->due_us = at_us + read_u16(request->payload + PULSE_DURATION_MS_AT) * MS;
    if (is_pulse)
        pulse = (last_pulse){request->session, request->sequence, channel, read_u16(request->payload + PULSE_DURATION_MS_AT), true};
}

/* Whether anything but its time may have opened a contact. */
static bool is_cut_short(const contact *of, uint64_t at_us) {
    if (is_starting || !session_watch_has_session(at_us)) return true;
    if (at_us - session_watch_alive_at_us() >= LINK_TIMEOUT_MS * MS) return true;
    if (input_watch_is_interlock_active() && input_watch_active_since_us() >= of->closed_at_us) return true;
    if (input_watch_may_all_be_closed(at_us)) return true;
    const uint8_t type = session_watch_latest()->type;
    return session_watch_executes(at_us) && type != MESSAGE_PULSE && type != MESSAGE_HOLD && type != MESSAGE_HEARTBEAT &&
           type != MESSAGE_READ_INPUTS;
}

static void on_opened(uint8_t channel, uint64_t at_us) {
    contact *const of = &contacts[channel];
    const uint64_t slack_us = is_hung ? WATCHDOG_US : 0;
    require(at_us <= of->due_us + slack_us, "no contact is closed for longer than it was asked for");
    of->opened_at_us = at_us;
    if (of->is_held) {
        held_us += at_us - of->closed_at_us;
        let_go_at_us = at_us;
        require(held_us <= of->wired.longest_hold_s * 1000 * MS + slack_us, "the door is not held for longer than it may be");
        return;
    }
    pulse.is_active = false;
    require(at_us + TICK_US >= of->due_us || is_cut_short(of, at_us), "a pulse that nothing cuts short runs its time");
}

static void keep_company(void) {
    uint8_t floors = 0, doors = 0, alarms = 0;
    for (uint8_t channel = 0; channel < CHANNELS; channel++) {
        if (!has_bit(closed, channel)) continue;
        const uint8_t group = contacts[channel].wired.group;
        if (wiring_is_floor(&contacts[channel].wired)) floors++;
        if (group == GROUP_DOOR) doors++;
        if (group == GROUP_ALARM) alarms++;
    }
    require(floors <= 1, "two floor contacts are never closed at once");
    require(floors == 0 || doors + alarms == 0, "no floor is pressed while the door is held, or anything else is closed");
    require(doors <= 1 && alarms <= 1, "a held door and an alarm are the most that is closed");
}

void contact_promises_relays(const uint8_t relays[CHANNEL_BYTES], uint64_t at_us) {
    for (uint8_t channel = 0; channel < CHANNELS; channel++) {
        if (has_bit(closed, channel) && !has_bit(relays, channel)) on_opened(channel, at_us);
        if (!has_bit(closed, channel) && has_bit(relays, channel)) on_closed(channel, at_us);
    }
    memcpy(closed, relays, CHANNEL_BYTES);
    if (session_watch_executes(at_us)) memcpy(effect.relays, relays, CHANNEL_BYTES);
    keep_company();
}

/* Until the board answers a renewal nobody knows whether it was taken: the contact may stay closed for the longer of both. */
void contact_promises_request(void) {
    const watched_request *const request = session_watch_latest();
    effect.closings = 0;
    memcpy(effect.relays, closed, CHANNEL_BYTES);
    renewed = NULL;
    const uint8_t channel = request->payload[HOLD_CHANNEL_AT];
    if (request->type != MESSAGE_HOLD || channel >= CHANNELS || !has_bit(closed, channel) || !contacts[channel].is_held) return;
    const uint16_t ms = read_u16(request->payload + HOLD_DURATION_MS_AT);
    if (ms > HOLD_MAX_MS) return;
    renewed = &contacts[channel];
    due_if_refused_us = renewed->due_us;
    due_if_done_us = request->at_us + ms * MS;
    if (due_if_done_us > due_if_refused_us) renewed->due_us = due_if_done_us;
}

void contact_promises_hold_answered(bool is_done) {
    if (renewed != NULL) renewed->due_us = is_done ? due_if_done_us : due_if_refused_us;
    renewed = NULL;
}

void contact_promises_keep(uint64_t at_us) {
    for (uint8_t channel = 0; channel < CHANNELS; channel++) {
        if (!has_bit(closed, channel)) continue;
        require(at_us <= contacts[channel].due_us + TICK_US, "no contact stays closed");
        require(at_us - session_watch_alive_at_us() <= LINK_TIMEOUT_MS * MS + 2 * TICK_US, "silence opens every contact");
        require(!input_watch_is_interlock_active() || at_us - input_watch_active_since_us() <= 2 * TICK_US,
                "an interlock opens what is closed");
    }
}

const contact_effect *contact_promises_effect(void) {
    return &effect;
}

last_pulse contact_promises_last_pulse(void) {
    return pulse;
}
