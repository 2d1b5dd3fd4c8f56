import { fail, forkModule, succeed, type Clock, type Result } from '../../config/kernel/index.js';
import type { FromRecognizer, ToRecognizer } from './recognizer-messages.js';

export interface Question<Answer> {
  /** Sent one after another; each is dealt with before the next. */
  readonly messages: readonly ToRecognizer[];
  /** What a message settles the question with; null: it says nothing about it. */
  readonly answerIn: (message: FromRecognizer) => Answer | null;
  readonly clock: Clock;
}

/** A large model on a small board takes that long to load. */
const patienceMs = 120_000;
const keptLines = 3;

/**
 * One recogniser process for one question. What makes libvosk refuse, hang or end its process is the failure, with the last
 * lines it wrote.
 */
export function askRecognizer<Answer>({
  messages,
  answerIn,
  clock,
}: Question<Answer>): Promise<Result<Answer, string>> {
  return new Promise((resolve) => {
    const child = forkModule(new URL('./recognizer-process.js', import.meta.url));
    const lines: string[] = [];
    const settle = (result: Result<Answer, string>): void => {
      clock.clearTimeout(timer);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve(result.ok ? result : fail([result.failure, ...lines.slice(-keptLines)].join('; ')));
    };
    const timer = clock.setTimeout(() => {
      settle(fail(`it does not answer within ${patienceMs / 1000} s`));
    }, patienceMs);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => /ERROR|ASSERTION|WARNING/u.test(line)));
    });
    child.stdout?.resume();
    child.once('exit', (code, signal) => {
      settle(fail(`libvosk ended the process (${signal ?? `exit code ${code ?? 0}`})`));
    });
    child.on('message', (message: FromRecognizer) => {
      const answer = answerIn(message);
      if (answer !== null) settle(succeed(answer));
      else if (message.type === 'refused' || message.type === 'badMessage') settle(fail(message.reason));
    });
    for (const message of messages) child.send(message, () => undefined);
  });
}
