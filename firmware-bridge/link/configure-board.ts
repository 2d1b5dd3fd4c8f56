import { fail, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { configurationRequests } from '../protocol/index.js';
import type { BoardConfiguration } from '../protocol/index.js';
import type { BoardRefusal } from './link.machine.js';
import type { Session } from './session.js';

/**
 * Tells the board what is wired to it, until both sides agree on the checksum. Fails where the board refuses; null where the
 * session ended before, which whoever holds the session hears of.
 */
export async function configureBoard(
  session: Session,
  configuration: BoardConfiguration,
): Promise<Result<true, BoardRefusal> | null> {
  for (const request of configurationRequests(configuration)) {
    const { outcome } = await session.ask(request);
    if (outcome.kind === 'refused') return fail(refusal(outcome.reason));
    if (outcome.kind !== 'done') return null;
    const { reply } = outcome;
    if (
      reply.kind === 'confirmConfigurationAck' &&
      request.kind === 'confirmConfiguration' &&
      reply.checksum !== request.checksum
    ) {
      return fail(
        refusal(`its checksum is ${hexadecimal(reply.checksum)} instead of ${hexadecimal(request.checksum)}`),
      );
    }
  }
  return succeed(true);
}

function refusal(reason: string): BoardRefusal {
  return { code: 'ELV-LINK-005', reason: `the board does not accept what is wired to it: ${reason} (ELV-LINK-005)` };
}

function hexadecimal(checksum: number): string {
  return checksum.toString(16).toUpperCase().padStart(4, '0');
}
