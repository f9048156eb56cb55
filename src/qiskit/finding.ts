import type { Standing } from './releases.ts';
import type { Removal } from './removals.ts';

/** Another text for a part of a statement; offsets from the beginning of the statement. */
export interface Replacing {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A use of API that is gone, or will go. */
export interface Finding {
  /** What is used, as the user would name it: an import path, `Class.method`, `callable(keyword=)`. */
  readonly symbol: string;
  readonly standing: Exclude<Standing, 'fine'>;
  /** What is known about it; null for an import that the installed package just does not have. */
  readonly removal: Removal | null;
  /** The words that say it; offsets from the beginning of the statement. */
  readonly start: number;
  readonly end: number;
  /** What makes it right with nothing else to change; null where nothing does. */
  readonly fix: Replacing | null;
}
