export * from './codec.js';
export * from './cobs.js';
export * from './crc16-x25.js';
export * from './frame-splitter.js';
export * from './frame.js';
export * from './message-table.js';
export * from './messages.js';
