export { createBoardMachine } from './board/board-machine.js';
export type { ChannelCount } from './board/firmware-image.js';
export { InProcessBoard } from './board/in-process-board.js';
export { modelOf } from './board/model-of.js';
export { startEmulatedBoard } from './board/start-emulated-board.js';
export { createLifts } from './simulated-lifts.js';
export { createSimulation } from './simulation.js';
export type { EmulatedBoard } from './board/emulated-board.types.js';
export type * from './simulation.types.js';
