import { setPriority } from 'node:os';

/*
 * The program promises times: a link that is silent for 750 ms is lost, what was said 2 s ago is no longer acted upon. No
 * waiting in a test makes up for a program, a board or a recogniser that is kept from running for so long by what else a busy
 * machine does. A process has the priority of whoever started it from its first moment on, so this one is raised before it
 * starts any, and all that it starts goes first.
 */
const first = -10;

try {
  setPriority(first);
} catch {
  // Only root may; for everybody else the machine shares out its time as ever.
}
