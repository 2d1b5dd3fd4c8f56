import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../config/kernel/index.js';
import { EffectQueue } from '../../../controller/adapters/effect-queue.js';
import {
  provideCall,
  provideDialogue,
  provideDoor,
  provideGate,
  provideStation,
} from '../../../controller/adapters/provided-machines.js';
import { callMachine } from '../../../controller/machines/call.machine.js';
import { dialogueMachine } from '../../../controller/machines/dialogue.machine.js';
import { doorMachine } from '../../../controller/machines/door.machine.js';
import { gateMachine } from '../../../controller/machines/gate.machine.js';
import { isPlaceholder } from '../../../controller/machines/placeholder.js';
import { stationMachine } from '../../../controller/machines/station.machine.js';
import { recordingLog, type LogLine } from '../../support/station-bench.js';

const nothing = (): void => undefined;
const queue = new EffectQueue(silentLog);
const provided = {
  station: provideStation({ openGate: nothing, closeGate: nothing, releaseContacts: nothing }, queue),
  dialogue: provideDialogue(
    { requestCalls: nothing, requestTakeBack: nothing, requestDoor: nothing, answer: nothing },
    queue,
  ),
  call: provideCall(
    {
      press: () => Promise.reject(new Error('unused')),
      takeBack: () => Promise.reject(new Error('unused')),
      reportSettled: nothing,
      reportTakeBack: nothing,
    },
    queue,
  ),
  door: provideDoor(
    {
      hold: () => Promise.reject(new Error('unused')),
      pressClose: () => Promise.reject(new Error('unused')),
      reportDoor: nothing,
      tellHeld: nothing,
    },
    queue,
  ),
  gate: provideGate({ announce: nothing }, queue),
};
const bare = {
  ...{ station: stationMachine, dialogue: dialogueMachine, call: callMachine },
  ...{ door: doorMachine, gate: gateMachine },
};

interface Machine {
  readonly config: object;
  readonly implementations: {
    readonly actions: Readonly<Record<string, unknown>>;
    readonly guards: Readonly<Record<string, unknown>>;
    readonly delays: Readonly<Record<string, unknown>>;
    readonly actors: Readonly<Record<string, unknown>>;
  };
}

/** The work behind an invoked actor stands in `config`. */
const implementationOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'config' in entry ? entry.config : entry;

function entries(machine: Machine): readonly (readonly [string, unknown])[] {
  const { actions, guards, delays, actors } = machine.implementations;
  return [actions, guards, delays, actors].flatMap((kind) =>
    Object.entries(kind).map(([name, entry]) => [name, implementationOf(entry)] as const),
  );
}

/** Every name that the states of a machine use: of actions, guards, delays and actors. */
function usedNames(config: unknown, key = ''): readonly string[] {
  if (Array.isArray(config)) return config.flatMap((item) => usedNames(item, key));
  const isReference = ['actions', 'entry', 'exit', 'guard', 'src'].includes(key);
  if (typeof config === 'string') return isReference ? [config] : [];
  if (typeof config !== 'object' || config === null) return [];
  const own = isReference && 'type' in config && typeof config.type === 'string' ? [config.type] : [];
  const delays = key === 'after' ? Object.keys(config) : [];
  return [...own, ...delays, ...Object.entries(config).flatMap(([name, value]) => usedNames(value, name))];
}

describe.each(['station', 'dialogue', 'call', 'door', 'gate'] as const)('%s', (name) => {
  test('the service provides every named action, guard, delay and actor', () => {
    const left = entries(provided[name] as unknown as Machine).filter(([, entry]) => isPlaceholder(entry));
    expect(left.map(([effect]) => effect)).toEqual([]);
    const known = new Set(entries(provided[name] as unknown as Machine).map(([effect]) => effect));
    const used = usedNames(provided[name].config);
    expect(used.length).toBeGreaterThan(3);
    for (const effect of used) expect(known).toContain(effect);
  });

  test('without the service its effects are placeholders that refuse to be run', () => {
    const left = entries(bare[name] as unknown as Machine).filter(([, entry]) => isPlaceholder(entry));
    expect(left.length).toBeGreaterThan(0);
    for (const [effect, run] of left) expect(run as () => void, effect).toThrow('was not provided');
  });
});

test('an effect that throws costs itself only', async () => {
  const lines: LogLine[] = [];
  const effects = new EffectQueue(recordingLog(lines));
  const ran: string[] = [];
  effects.run('answer', () => {
    throw new Error('no');
  });
  effects.run('openGate', () => ran.push('openGate'));
  await Promise.resolve();
  await Promise.resolve();
  expect(ran).toEqual(['openGate']);
  expect(lines.map((line) => line.fields['effect'])).toEqual(['answer']);
});
