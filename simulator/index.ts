export type * from './simulation.types.js';
