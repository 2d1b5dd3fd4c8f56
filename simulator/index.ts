export { createSimulation } from './simulation.js';
export type * from './simulation.types.js';
