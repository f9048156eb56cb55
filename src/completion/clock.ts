/** Time as the engine sees it; passed in, so that tests and the bench can run it. */
export interface Clock {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Runs `run` after so many milliseconds; the function it returns takes that back. */
  after(ms: number, run: () => void): () => void;
}

/** The clock on the wall. */
export const wallClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
