#include "hello.h"

#include "board.h"
#include "configuration.h"
#include "contacts.h"
#include "crc16-x25.h"
#include "journal.h"

static uint16_t latest_session;

/*
 * Not predictable from the nonce alone, so that frames of a life before the reset do not fit; never 0, never the one before, nor
 * the one of the journal: a pulse of the new session would be taken for the one on record. */
static uint16_t make_session(const uint8_t nonce[4], uint16_t journal_session) {
    uint8_t seed[8];
    const uint32_t salt = board_boot_count() ^ board_now_ms();
    for (uint8_t i = 0; i < 4; i++) {
        seed[i] = nonce[i];
        seed[4 + i] = (uint8_t)(salt >> (8 * i));
    }
    uint16_t made = crc16_x25(seed, sizeof seed);
    while (made == 0 || made == latest_session || made == journal_session) made++;
    latest_session = made;
    return made;
}

static void put_journal(frame_builder *frame, const journal_entry *entry) {
    frame_put_u16(frame, entry->session);
    frame_put_u8(frame, entry->sequence);
    frame_put_u8(frame, entry->channel);
    frame_put_u16(frame, entry->asked_ms);
    frame_put_u16(frame, entry->ran_ms);
    frame_put_u8(frame, entry->is_active);
}

uint16_t hello_answer(const link_request *hello, frame_builder *reply) {
    /* Copied before releasing: the host learns of a pulse that its own HELLO cut short. */
    const journal_entry journal = journal_read();
    const bool is_supported = hello->payload[HELLO_PROTOCOL_AT] == PROTOCOL_VERSION;
    contacts_release_all();
    configuration_clear();
    const uint16_t session = is_supported ? make_session(hello->payload + HELLO_NONCE_AT, journal.session) : 0;

    frame_begin(reply, MESSAGE_HELLO_ACK, hello->sequence, session);
    frame_put_u8(reply, is_supported ? STATUS_OK : STATUS_UNSUPPORTED);
    frame_put_u8(reply, PROTOCOL_VERSION);
    frame_put_u8(reply, FIRMWARE_MAJOR);
    frame_put_u8(reply, FIRMWARE_MINOR);
    frame_put_u16(reply, board_boot_count());
    frame_put_u8(reply, board_reset_cause());
    frame_put_u8(reply, CHANNELS);
    frame_put_u8(reply, CHANNELS);
    frame_put_u16(reply, PULSE_MAX_MS);
    frame_put_u16(reply, LINK_TIMEOUT_MS);
    for (uint8_t i = 0; i < 4; i++) frame_put_u8(reply, hello->payload[HELLO_NONCE_AT + i]);
    put_journal(reply, &journal);
    return session;
}
