#include "requests.h"

#include "board.h"
#include "configuration.h"
#include "contacts.h"
#include "inputs.h"
#include "link.h"
#include "relays.h"

/* Uptime, counters, checksum and lock, and the channels three times. */
#define SNAPSHOT_BYTES (4 + 2 + 1 + 1 + 2 + 1 + 3 * CHANNEL_BYTES)
_Static_assert(FRAME_HEADER_BYTES + 1 + SNAPSHOT_BYTES + FRAME_CRC_BYTES <= FRAME_MAX_BYTES, "STATE does not fit a frame");

void put_snapshot(frame_builder *frame) {
    frame_put_u32(frame, board_now_ms());
    frame_put_channels(frame, relays_closed());
    frame_put_channels(frame, inputs_closed());
    frame_put_u16(frame, link_bad_frames());
    frame_put_u8(frame, board_receive_overruns());
    frame_put_u8(frame, link_event_count());
    frame_put_u16(frame, configuration_in_force());
    frame_put_u8(frame, contacts_are_locked());
    frame_put_channels(frame, inputs_blinking());
}

static void answer_pulse(const link_request *request, frame_builder *reply) {
    const pulse_request pulse = {
        .session = request->session,
        .sequence = request->sequence,
        .channel = request->payload[PULSE_CHANNEL_AT],
        .ms = read_u16(request->payload + PULSE_DURATION_MS_AT),
        .not_after = read_u16(request->payload + PULSE_NOT_AFTER_AT),
        .flags = request->payload[PULSE_FLAGS_AT],
    };
    frame_put_u8(reply, (uint8_t)contacts_pulse(&pulse));
    frame_put_u16(reply, (uint16_t)board_now_ms());
    frame_put_channels(reply, relays_closed());
}

static void answer_hold(const link_request *request, frame_builder *reply) {
    const hold_request hold = {
        .channel = request->payload[HOLD_CHANNEL_AT],
        .ms = read_u16(request->payload + HOLD_DURATION_MS_AT),
        .not_after = read_u16(request->payload + HOLD_NOT_AFTER_AT),
    };
    uint16_t left_ms = 0;
    frame_put_u8(reply, (uint8_t)contacts_hold(&hold, &left_ms));
    frame_put_u16(reply, (uint16_t)board_now_ms());
    frame_put_u16(reply, left_ms);
    frame_put_channels(reply, relays_closed());
}

static void answer_release_all(const link_request *request, frame_builder *reply) {
    (void)request;
    contacts_release_all();
    frame_put_u8(reply, STATUS_OK);
    frame_put_channels(reply, relays_closed());
}

static void answer_read_inputs(const link_request *request, frame_builder *reply) {
    (void)request;
    frame_put_u8(reply, STATUS_OK);
    frame_put_channels(reply, inputs_closed());
}

static void answer_heartbeat(const link_request *request, frame_builder *reply) {
    (void)request;
    frame_put_u8(reply, STATUS_OK);
    put_snapshot(reply);
}

/* A table that is being changed is no table to press by: what was closed by the old one opens. */
static void answer_configure_relays(const link_request *request, frame_builder *reply) {
    contacts_release_all();
    frame_put_u8(reply, (uint8_t)configuration_put_relays(request->payload));
}

static void answer_configure_inputs(const link_request *request, frame_builder *reply) {
    contacts_release_all();
    frame_put_u8(reply, (uint8_t)configuration_put_inputs(request->payload));
}

static void answer_confirm(const link_request *request, frame_builder *reply) {
    contacts_release_all();
    frame_put_u8(reply, (uint8_t)configuration_confirm(read_u16(request->payload + CONFIRM_CONFIGURATION_CHECKSUM_AT)));
    frame_put_u16(reply, configuration_checksum());
}

static const request_rule rules[] = {
    {MESSAGE_PULSE, PULSE_BYTES, answer_pulse},
    {MESSAGE_HOLD, HOLD_BYTES, answer_hold},
    {MESSAGE_RELEASE_ALL, 0, answer_release_all},
    {MESSAGE_READ_INPUTS, 0, answer_read_inputs},
    {MESSAGE_HEARTBEAT, 0, answer_heartbeat},
    {MESSAGE_CONFIGURE_RELAYS, CONFIGURE_RELAYS_BYTES, answer_configure_relays},
    {MESSAGE_CONFIGURE_INPUTS, CONFIGURE_INPUTS_BYTES, answer_configure_inputs},
    {MESSAGE_CONFIRM_CONFIGURATION, CONFIRM_CONFIGURATION_BYTES, answer_confirm},
};

const request_rule *request_rule_of(uint8_t type) {
    for (uint8_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i].type == type) return &rules[i];
    return 0;
}
