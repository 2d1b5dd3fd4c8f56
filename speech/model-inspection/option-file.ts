import { fail, succeed, type Result } from '../../config/kernel/index.js';

/** The options of a Kaldi configuration file: lines of `--name=value`, comments after `#`. */
export type Options = ReadonlyMap<string, string>;

export function parseOptions(text: string): Result<Options, string> {
  const options = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    const option = line.replace(/#.*$/u, '').trim();
    if (option === '') continue;
    const [, name, value] = /^--([^=\s]+)(?:=(.*))?$/u.exec(option) ?? [];
    if (name === undefined) return fail(`has a line that is no option (line ${index + 1}); expected --name=value`);
    options.set(name, value ?? 'true');
  }
  return succeed(options);
}
