/**
 * Long work in steps of at most some dozens of milliseconds. Whoever compiles words while a lift runs takes a turn of the event
 * loop between them, because the link must be kept up meanwhile: the board lets go of everything after a second of silence.
 */
export type Steps<Outcome> = Generator<undefined, Outcome>;

export function atOnce<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export async function withBreaks<Outcome>(steps: Steps<Outcome>): Promise<Outcome> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
