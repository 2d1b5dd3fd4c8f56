/*
 * A program that keeps a journal and is killed: it appends press after press, and tells the number of each once it was acknowledged.
 * JavaScript, and on the built program, because it is started hundreds of times.
 */
const [keeperModule, kernelModule, file, first] = process.argv.slice(2);
const [{ JournalKeeper }, { silentLog, systemClock }] = await Promise.all([import(keeperModule), import(kernelModule)]);
const nothing = () => undefined;
const journal = new JournalKeeper({
  file,
  retentionDays: 90,
  clock: systemClock,
  timeOfDay: () => new Date(),
  log: silentLog,
  onTrouble: nothing,
  onMended: nothing,
});
for (let number = Number(first); ; number += 1) {
  const content = { button: '12', contact: number };
  journal.append({ happening: { kind: 'press.requested', content }, station: 'car-1', utterance: number, shown: null });
  // Every third one is not waited for: it goes with the next.
  if (number % 3 !== 0 && (await journal.written())) process.send(number);
}
