/** A change of a document, as far as lines are concerned. */
export interface LineChange {
  /** Lines of the text before the change that it replaced a part of. */
  readonly from: number;
  readonly to: number;
  /** What stands there instead. */
  readonly text: string;
}

/** Where a line has moved to, null when it says something else; `lineAt` reads the text after the changes, null past its end. */
export function followLine(
  { line, text }: { readonly line: number; readonly text: string },
  changes: readonly LineChange[],
  lineAt: (line: number) => string | null,
): number | null {
  let above = 0;
  let at = 0;
  for (const { from, to, text: inserted } of changes) {
    const grown = inserted.split('\n').length - 1 - (to - from);
    if (to < line) above += grown;
    else if (from <= line) at += grown;
  }
  // Lines that begin or end at a change may stand before or behind what came in.
  const places = [line + above, line + above + at];
  return places.find((place) => place >= 0 && lineAt(place) === text) ?? null;
}
