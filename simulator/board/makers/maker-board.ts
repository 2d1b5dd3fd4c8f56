import type { Bits } from '../emulated-board.types.js';
import type { PoweredDevice, PowerUpOptions } from '../powered-device.types.js';
import { kmtronicRelay } from './kmtronic-relay.js';
import { lcGreeting, lcRelay } from './lc-relay.js';
import { lcusRelay } from './lcus-relay.js';
import { ModbusLine } from './modbus-line.js';
import { answerAsUnit, readBits } from './modbus-unit.js';
import type { UnitParts } from './modbus-unit.js';
import { numatoRelay } from './numato-relay.js';
import { RelayBank } from './relay-bank.js';
import { waveshareRelay } from './waveshare-relay.js';
import { Wire } from '../wire.js';

/** A board that others make and that this project can't look into: what is known of it is the bytes its maker documents. */
export type MakerModel = ModbusModel | BareModel;

interface ModbusModel {
  readonly maker: 'waveshare' | 'lc';
  readonly relays: number;
  readonly inputs: number;
  readonly baudRate: number;
  readonly unit: number;
  /** Another unit on the same line that has the inputs, and nothing else; or the same. */
  readonly inputUnit: number;
}

interface BareModel {
  readonly maker: 'lcus' | 'kmtronic' | 'numato';
  readonly relays: number;
  readonly baudRate: number;
}

const bare = { lcus: lcusRelay, kmtronic: kmtronicRelay, numato: numatoRelay };

export function powerUpMakerBoard(model: MakerModel, options: PowerUpOptions): PoweredDevice {
  const { clock, onRelays } = options;
  const relays = new RelayBank(model.relays, clock, onRelays);
  return 'unit' in model ? modbusBoard(model, relays, options) : bareBoard(model, relays, options);
}

function modbusBoard(model: ModbusModel, relays: RelayBank, { clock, onBytes }: PowerUpOptions): PoweredDevice {
  const { unit, inputUnit, baudRate } = model;
  let bits: Bits = 0n;
  const inputs = (): Bits => bits;
  const inputCount = unit === inputUnit ? model.inputs : 0;
  const own = { unit, relays, inputs, inputCount };
  const units: UnitParts[] = [{ ...own, functions: model.maker === 'lc' ? lcRelay(own) : waveshareRelay(own) }];
  if (unit !== inputUnit) {
    const functions: UnitParts['functions'] = (code, content) =>
      code === 2 ? readBits(content, bits, model.inputs) : 'function';
    units.push({ ...own, unit: inputUnit, inputCount: model.inputs, functions });
  }
  const answer = (frame: Uint8Array): Uint8Array | null =>
    units.map((one) => answerAsUnit(one, frame)).find((reply) => reply !== null) ?? null;
  const line = new ModbusLine({ clock, baudRate, answer, onBytes });
  if (model.maker === 'lc') onBytes(new TextEncoder().encode(lcGreeting));
  return {
    receive: (bytes) => {
      line.receive(bytes);
    },
    setInputs: (changed) => {
      bits = changed;
    },
    stop: () => {
      line.stop();
      relays.stop();
    },
  };
}

function bareBoard({ maker, baudRate }: BareModel, relays: RelayBank, options: PowerUpOptions): PoweredDevice {
  const answer = bare[maker](relays);
  const toHost = new Wire(options.clock, baudRate, options.onBytes);
  const toBoard = new Wire(options.clock, baudRate, (bytes) => {
    const reply = Uint8Array.from(answer(bytes));
    if (reply.length > 0) toHost.send(reply);
  });
  return {
    receive: (bytes) => {
      toBoard.send(bytes);
    },
    // These boards have none.
    setInputs: () => undefined,
    stop: () => {
      toBoard.stop();
      toHost.stop();
      relays.stop();
    },
  };
}
