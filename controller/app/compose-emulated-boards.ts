/*
 * The simulated boards alone, for benchmarks of them and of the link: what composes is the only part of the controller that
 * knows the simulator.
 */
export { createBoardMachine, InProcessBoard, startEmulatedBoard } from '../../simulator/index.js';
