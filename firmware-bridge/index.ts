export type { ByteChannel, ChannelFailure, ChannelOpener } from './channel/byte-channel.js';
export type * from './elevator-io.types.js';
