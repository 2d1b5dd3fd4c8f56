import { expect, test } from 'vitest';
import { ShiftRegisterChain } from '../../../simulator/board/shift-register-chain.js';

test('relays show what was shifted only after the latch, highest channels first', () => {
  const chain = new ShiftRegisterChain(32);
  for (const byte of [0x80, 0x00, 0x12, 0x01]) chain.exchange(byte);
  expect(chain.outputs).toBe(0n);
  chain.latch();
  expect(chain.outputs).toBe(0x80001201n);
});

test('inputs are those of the latch, highest channels first', () => {
  const chain = new ShiftRegisterChain(16);
  chain.setInputs(0xa55an);
  chain.latch();
  chain.setInputs(0n);
  expect([chain.exchange(0), chain.exchange(0), chain.exchange(0)]).toEqual([0xa5, 0x5a, 0]);
});

test('inputs that the chain does not have are left out', () => {
  const chain = new ShiftRegisterChain(16);
  chain.setInputs(0xf_0001n);
  chain.latch();
  expect([chain.exchange(0), chain.exchange(0)]).toEqual([0x00, 0x01]);
});
