import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentLog, systemClock } from '../../../config/kernel/index.js';
import type { SimulationEvent } from '../../../simulator/index.js';
import { createLifts, createSimulation, startEmulatedBoard } from '../../../simulator/index.js';
import { unusedOpener } from './fake-board.js';
import { testStation } from './test-station.js';
import { languages } from '../../support/languages.js';

/** Real processes in real time, waited for by their events. */
it(
  'a simulation takes a board that is running already, and plugs it out and in again',
  { timeout: 60_000 },
  async () => {
    const runFolder = mkdtempSync(join(tmpdir(), 'board-'));
    const { board, notice } = await startEmulatedBoard({
      model: { channels: 16 },
      clock: systemClock,
      runFolder,
      name: 'car-1',
      openPath: () => unusedOpener,
    });
    const lift = createLifts([testStation], systemClock).get(testStation.id)!;
    const simulation = createSimulation({
      languages,
      station: testStation,
      lift,
      clock: systemClock,
      log: silentLog,
      board,
      boardNotice: notice,
      passengerVoice: null,
    });
    try {
      expect(simulation.boardNotice).toBeNull();
      const plugChanges: boolean[] = [];
      let onPlug: (isPlugged: boolean) => void = () => undefined;
      simulation.onEvent((event: SimulationEvent) => {
        if (event.type !== 'board.changed') return;
        plugChanges.push(event.isPlugged);
        onPlug(event.isPlugged);
      });
      await simulation.start();
      const firstTerminal = readlinkSync(join(runFolder, 'car-1'));
      const isBack = new Promise<void>((resolve) => {
        onPlug = (isPlugged) => {
          if (isPlugged) resolve();
        };
      });
      simulation.unplugBoard();
      simulation.plugBoard();
      await isBack;
      expect(plugChanges).toEqual([true, false, true]);
      expect(firstTerminal).toMatch(/^\/dev\/pts\//);
      expect(readlinkSync(join(runFolder, 'car-1'))).toMatch(/^\/dev\/pts\//);
    } finally {
      await simulation.stop();
      lift.stop();
      rmSync(runFolder, { recursive: true });
    }
  },
);
