/** How soon it is noticed. */
const everyMs = 500;

/**
 * Asks this process to end, as a service manager would, once the program that started it is gone. npm passes SIGINT and SIGTERM
 * on, but closed with its terminal or killed it tells nobody, and an orphan would keep the port and the board.
 */
export function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  watch.unref();
}
