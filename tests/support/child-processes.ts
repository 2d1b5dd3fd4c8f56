import { existsSync, readFileSync } from 'node:fs';

/** Processes that this one started and that still run, whose command names `program`. */
export function childProcesses(program: string): readonly number[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter((pid) => pid !== '' && existsSync(`/proc/${pid}/cmdline`))
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program))
    .map(Number);
}
