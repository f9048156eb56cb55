/** What the session in the extension host is told, by the environment. */
export interface Plan {
  readonly url: string;
  readonly keys: number;
  readonly seed: number;
}

/** Name of the variable that has the plan, as JSON. */
export const PLAN = 'QISKIT_INLINE_SOAK';
/** Where the service tells what is open. */
export const STATE_ROUTE = '/soak/state';
/** Where the service is told that enough has gone wrong. */
export const CALM_ROUTE = '/soak/calm';

/** What is open at the service. */
export interface ServiceState {
  readonly requests: number;
  readonly connections: number;
}

/** Milliseconds by which the event loop was late: half and 99 of a hundred times at most, and the longest. */
export interface Lateness {
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

/** What came of a session. */
export interface Figures {
  readonly keys: number;
  readonly minutes: number;
  /** Documents typed, and checked against plain typing; lines of them that were checked on the way. */
  readonly documents: number;
  readonly checks: number;
  readonly letters: number;
  readonly newlines: number;
  readonly deletions: number;
  readonly accepts: number;
  readonly asked: number;
  /** The event loop with nothing typed, with keys typed where the extension is not asked, and where it is. */
  readonly rest: Lateness;
  readonly idle: Lateness;
  readonly busy: Lateness;
  /** Megabytes in use after a collection, before and after. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** Rejections and exceptions that nobody handled. */
  readonly stray: readonly string[];
  /** What is open or pending in the host before, and at the end. */
  readonly resourcesBefore: Readonly<Record<string, number>>;
  readonly resourcesAfter: Readonly<Record<string, number>>;
  readonly service: ServiceState;
}
