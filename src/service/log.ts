/** How long a line is not repeated, in milliseconds: a full disk or a dead server would otherwise fill the log with one sentence. */
const QUIET_MS = 60_000;
const REMEMBERED = 100;

/** Passes lines on with their time, and each only once a minute; `now` gives Unix milliseconds. */
export function quietLog(print: (line: string) => void, now: () => number): (line: string) => void {
  const printed = new Map<string, number>();
  return (line) => {
    const time = now();
    if (time - (printed.get(line) ?? -Infinity) < QUIET_MS) return;
    if (printed.size >= REMEMBERED) printed.clear();
    printed.set(line, time);
    print(`${new Date(time).toISOString()} ${line}`);
  };
}
