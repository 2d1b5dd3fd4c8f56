import { ElevatorError } from '../../config/kernel/index.js';

const placeholders = new WeakSet<object>();

/**
 * Stands where the composition provides an effect. It throws, so that a machine started without its effects stops at once
 * instead of quietly doing nothing; a test asserts that the service leaves none in place.
 */
export function placeholder(name: string): () => never {
  const effect = (): never => {
    throw new ElevatorError('ELV-BUG-001', `The effect "${name}" of a machine was not provided`);
  };
  placeholders.add(effect);
  return effect;
}

export function isPlaceholder(effect: unknown): boolean {
  return typeof effect === 'function' && placeholders.has(effect);
}
