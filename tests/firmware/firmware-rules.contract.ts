import { describe } from 'vitest';
import type { MakeBoard } from './board-under-test.js';
import { exchangeRules } from './rules/exchange.contract.js';
import { pulseRules } from './rules/pulse.contract.js';
import { supervisionRules } from './rules/supervision.contract.js';
import { wideChannelRules } from './rules/wide-channels.contract.js';

/** What every board that speaks LINK v1 must do, whatever it is made of (docs/protocol.md). */
export function firmwareRules(name: string, makeBoard: MakeBoard): void {
  describe(`firmware rules: ${name}`, () => {
    exchangeRules(makeBoard);
    pulseRules(makeBoard);
    supervisionRules(makeBoard);
    wideChannelRules(makeBoard);
  });
}
