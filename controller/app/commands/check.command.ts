import { check } from './check.js';
import { jsonOption, type CommandParts } from './command-parts.js';

export function addCheck(parts: CommandParts): void {
  parts.program
    .command('check')
    .description('judge a site file: every fault with its line, and what the recogniser makes of its words')
    .argument('<file>', 'site file')
    .addOption(jsonOption())
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      parts.end(await check({ ...parts, file, json }));
    });
}
