import { InvalidArgumentError } from 'commander';
import { jsonOption, type CommandParts } from './command-parts.js';

interface ScenarioArguments {
  readonly json?: boolean;
  readonly seed?: number;
}

export function addScenario(parts: CommandParts): void {
  parts.program
    .command('scenario')
    .description('play scenarios in virtual time: who says what, what the lift does, and what must be true')
    .argument('[files...]', 'scenario files or folders of them (default: those that come with the program)')
    .option('--seed <number>', 'of all chance, instead of those in the files', parseSeed)
    .addOption(jsonOption())
    .action(async (paths: string[], { json = false, seed }: ScenarioArguments) => {
      // The simulator is loaded only by those who want it.
      const { scenario } = await import('./scenario.js');
      parts.end(await scenario({ ...parts, paths, json, seed: seed ?? null }));
    });
}

function parseSeed(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 999999999.');
}
