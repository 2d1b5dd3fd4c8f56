import { expect, it } from 'vitest';
import { protocolHeader } from '../../support/protocol-header.js';

const header = '../../../firmware-bridge/firmware/link-messages.h';

it('the firmware is compiled with exactly the numbers of the protocol tables', async () => {
  await expect(
    protocolHeader(),
    'link-messages.h is stale; to make it anew: npx vitest run tests/unit/firmware-bridge/protocol-header.test.ts -u',
  ).toMatchFileSnapshot(header);
});
