import { boardDrivers, type ModbusBoardSettings } from '../../../config/index.js';
import { fail, succeed } from '../../../config/kernel/index.js';
import type { Result } from '../../../config/kernel/index.js';
import type { MakerBoardIdentity } from '../../elevator-io.types.js';
import type {
  AskFailure,
  Conversation,
  ConversationParts,
  Dialect,
  PressAnswer,
  Reading,
} from '../asked/conversation.types.js';
import { flashMakers } from './flash-on.js';
import { ModbusClient } from './modbus-client.js';

/** Relay boards on a Modbus line that end a pulse by themselves. They look at no lamp and know of no silence. */
export function modbusDialect(settings: ModbusBoardSettings): Dialect {
  return {
    capabilities: {
      endsPulses: true,
      releasesOnSilence: false,
      checksLamps: false,
      hasInterlocks: false,
      holdsDoors: false,
      refusesLatePresses: false,
      pulseStepMs: boardDrivers[settings.driver].pulseStepMs,
    },
    relays: settings.relays,
    begin: (parts) => new ModbusConversation(settings, parts),
  };
}

class ModbusConversation implements Conversation {
  readonly #settings: ModbusBoardSettings;
  readonly #client: ModbusClient;

  constructor(settings: ModbusBoardSettings, parts: ConversationParts) {
    this.#settings = settings;
    this.#client = new ModbusClient(parts);
  }

  async identify(): Promise<Result<MakerBoardIdentity, AskFailure>> {
    const { driver, unit, relays, inputs } = this.#settings;
    const released = await this.release();
    if (!released.ok) return released;
    const reading = await this.read();
    if (!reading.ok) return reading;
    if (reading.value.relays !== 0n) {
      return fail({ kind: 'refused', message: 'a contact stays closed although it was told to open' });
    }
    const { maker, versionRegister } = flashMakers[driver];
    const version = versionRegister === null ? null : await this.#client.readRegister(unit, versionRegister);
    const firmware = version?.ok === true ? `${maker} ${(version.value / 100).toFixed(2)}` : maker;
    return succeed({ firmware, relays, inputs });
  }

  async read(): Promise<Result<Reading, AskFailure>> {
    const { unit, inputUnit, relays, inputs } = this.#settings;
    const coils = await this.#client.readBits(unit, 'coils', relays);
    if (!coils.ok) return coils;
    if (inputs === 0) return succeed({ relays: coils.value, inputs: null });
    const bits = await this.#client.readBits(inputUnit, 'inputs', inputs);
    return bits.ok ? succeed({ relays: coils.value, inputs: bits.value }) : bits;
  }

  async press(index: number, durationMs: number): Promise<PressAnswer> {
    const { driver, unit } = this.#settings;
    // Down: a lift may take a longer press for something else; a shorter one that it misses is seen by its lamp.
    const steps = Math.floor(durationMs / boardDrivers[driver].pulseStepMs);
    const answer = await flashMakers[driver].flash(this.#client, { unit, index, steps });
    if (answer.ok) return 'acknowledged';
    return answer.failure.kind === 'refused' ? 'refused' : 'unsure';
  }

  async release(): Promise<Result<null, AskFailure>> {
    return this.#client.openCoils(this.#settings.unit, this.#settings.relays);
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
