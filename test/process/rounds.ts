/** How much of a test to run: `short`, or `long` when `SOAK=1` is set. */
export function rounds(short: number, long: number): number {
  return process.env['SOAK'] === '1' ? long : short;
}
