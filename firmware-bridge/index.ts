export type { ByteChannel, ChannelFailure, ChannelOpener } from './channel/byte-channel.js';
export { openSerialChannel } from './channel/serial-channel.js';
export { createElevatorIo } from './elevator-io.js';
export type * from './elevator-io.types.js';
export { heartbeatWireMs } from './protocol/wire-time.js';
