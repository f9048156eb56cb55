/** The surroundings of the cursor, cut for the candidate makers. */
export interface Place {
  /** Whole lines before the cursor's line. */
  readonly earlier: string;
  /** The cursor's line up to the cursor. */
  readonly line: string;
  /** The cursor's line after the cursor. */
  readonly rest: string;
  /** One level of indentation. */
  readonly unit: string;
}

/** Candidate text with its confidence from 0 to 1. */
export interface Proposal {
  readonly text: string;
  readonly confidence: number;
}

/** The white space that a line starts with. */
export function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}
