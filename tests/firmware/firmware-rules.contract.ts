import { describe } from 'vitest';
import type { MakeBoard } from './board-under-test.js';
import { configurationRules } from './rules/configuration.contract.js';
import { exchangeRules } from './rules/exchange.contract.js';
import { holdRules } from './rules/hold.contract.js';
import { interlockRules } from './rules/interlocks.contract.js';
import { lampRules } from './rules/lamps.contract.js';
import { pulseRules } from './rules/pulse.contract.js';
import { supervisionRules } from './rules/supervision.contract.js';
import { takingBackRules } from './rules/taking-back.contract.js';
import { wideChannelRules } from './rules/wide-channels.contract.js';

/** What every board that speaks LINK v1 must do, whatever it is made of (docs/protocol.md). */
export function firmwareRules(name: string, makeBoard: MakeBoard): void {
  describe(`firmware rules: ${name}`, () => {
    exchangeRules(makeBoard);
    configurationRules(makeBoard);
    pulseRules(makeBoard);
    takingBackRules(makeBoard);
    holdRules(makeBoard);
    interlockRules(makeBoard);
    lampRules(makeBoard);
    supervisionRules(makeBoard);
    wideChannelRules(makeBoard);
  });
}
