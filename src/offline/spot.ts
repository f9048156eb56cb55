import type { Variable } from '../qiskit/namespace.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lesson } from './learned.ts';
import type { Memory } from './memory.ts';
import type { Standing } from './nameSigns.ts';
import type { Reader } from './observe.ts';
import type { Row } from './sequences.ts';
import type { Style } from './style.ts';

/** All that stays the same while one suggestion is made. */
export interface Spot {
  readonly knowledge: Knowledge;
  readonly memory: Memory;
  readonly reader: Reader;
  /** The visible variables by what they stand for, the latest last. */
  readonly named: ReadonlyMap<string, readonly Variable[]>;
  /** The visible variables with what tells them apart, the latest first. */
  readonly standings: readonly Standing[];
  /** What the visible names stand for. */
  readonly anyName: Row;
  /** Paths of what is imported. */
  readonly imported: ReadonlySet<string>;
  /** Local names of imported things by the name they have everywhere. */
  readonly locals: ReadonlyMap<string, string>;
  readonly style: Style;
  /** What the user's other files teach. */
  readonly lessons: readonly Lesson[];
  /** Text after the cursor. */
  readonly after: string;
  /** Indentation of the statement. */
  readonly indent: number;
  /** Open brackets whose elements stand on lines of their own; 0 when the innermost one's do not. */
  readonly vertical: number;
  /** Nothing is typed on the cursor's line. */
  readonly blank: boolean;
  /** Lines in tokens that the comment above leads to expect. */
  readonly expected: readonly (readonly number[])[];
  /** The comment right above the statement; empty without one. */
  readonly comment: string;
  /** Head of the statement above. */
  readonly previous: string;
}
