#include "contacts.h"

#include "board.h"
#include "inputs.h"
#include "journal.h"

static uint8_t closed[CHANNEL_BYTES];
static uint32_t closed_at_ms;
static journal_entry running;

static bool has_bit(const uint8_t *bits, uint8_t channel) {
    return (bits[channel >> 3] & (uint8_t)(1u << (channel & 7))) != 0;
}

/* The lamp of channel n is input n. Seen lit now or a moment ago is lit: pressing a lit button can cancel the call. */
static bool is_lamp_lit(uint8_t channel) {
    uint8_t sample[CHANNEL_BYTES];
    board_exchange(closed, sample);
    return has_bit(sample, channel) || has_bit(inputs_debounced(), channel);
}

static link_status judge(const pulse_request *request, uint32_t now_ms) {
    /* E_LOCKED (fire service, inspection) will stand here, before anything that could be answered with OK. */
    if (request->flags & (uint8_t)~PULSE_ONLY_IF_DARK) return STATUS_UNSUPPORTED;
    if (request->channel >= CHANNELS) return STATUS_NO_SUCH_CHANNEL;
    if (request->ms < PULSE_MIN_MS || request->ms > PULSE_MAX_MS) return STATUS_BAD_DURATION;
    /* The signed difference lets the 16 bits wrap; a deadline is at most 32.7 s ahead. */
    if (request->not_after != 0 && (int16_t)((uint16_t)now_ms - request->not_after) > 0) return STATUS_LATE;
    /* The minimum gap after the last pulse will stand here. */
    if (running.is_active) return STATUS_BUSY;
    if ((request->flags & PULSE_ONLY_IF_DARK) && is_lamp_lit(request->channel)) return STATUS_LIT;
    return STATUS_OK;
}

link_status contacts_pulse(const pulse_request *request) {
    const uint32_t now_ms = board_now_ms();
    const link_status status = judge(request, now_ms);
    if (status != STATUS_OK) return status;

    running.session = request->session;
    running.sequence = request->sequence;
    running.channel = request->channel;
    running.asked_ms = request->ms;
    running.ran_ms = 0;
    running.is_active = true;
    /* Written before the contact closes: a reset in between must not leave a pulse that nobody knows of. */
    journal_write(&running);

    uint8_t ignored[CHANNEL_BYTES];
    closed[request->channel >> 3] = (uint8_t)(1u << (request->channel & 7));
    closed_at_ms = now_ms;
    board_exchange(closed, ignored);
    return STATUS_OK;
}

bool contacts_tick(uint32_t now_ms) {
    if (!running.is_active) return false;
    /* Elapsed time, not a count of ticks: ticks that were handled together must not make a pulse longer. */
    const uint32_t ran_ms = now_ms - closed_at_ms;
    if (ran_ms >= running.asked_ms) {
        contacts_release_all();
        return true;
    }
    running.ran_ms = (uint16_t)ran_ms;
    journal_write(&running);
    return false;
}

void contacts_release_all(void) {
    uint8_t ignored[CHANNEL_BYTES];
    for (uint8_t i = 0; i < CHANNEL_BYTES; i++) closed[i] = 0;
    board_exchange(closed, ignored);
    if (!running.is_active) return;
    running.ran_ms = (uint16_t)(board_now_ms() - closed_at_ms);
    running.is_active = false;
    journal_write(&running);
}

bool contacts_any_closed(void) {
    return running.is_active;
}

const uint8_t *contacts_bits(void) {
    return closed;
}
