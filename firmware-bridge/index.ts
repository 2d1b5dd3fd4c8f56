export type { ByteChannel, ChannelFailure, ChannelOpener } from './channel/byte-channel.js';
export { openThroughFaults } from './channel/faulty-opener.js';
export { dropBytes, faithfulLine, noisyLine, type LineFault } from './channel/line-faults.js';
export { openSerialChannel } from './channel/serial-channel.js';
export { createElevatorIo } from './elevator-io.js';
export type * from './elevator-io.types.js';
export { linkTiming, type LinkTiming } from './link/link-timing.js';
export {
  configurationRequests,
  decodeMessage,
  encodeMessage,
  FrameSplitter,
  type BoardConfiguration,
  type Message,
} from './protocol/index.js';
export { heartbeatWireMs } from './protocol/wire-time.js';
export type { Board, BoardEvent, BoardInputs } from './boards/board.types.js';
export { createBoard } from './boards/create-board.js';
export { listSerialPorts, type SerialPortListing } from './channel/list-ports.js';
export { readLift, type LiftReading } from './elevator-io-inputs.js';
