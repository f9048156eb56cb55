/** Parts of the engine that the bench can switch off one by one, to see what each is worth. */
export interface Rules {
  /** Remember answers. */
  readonly cache: boolean;
  /** Let requests outlive the call that made them. */
  readonly inflight: boolean;
  /** Wait by the user's rhythm; otherwise not at all. */
  readonly delay: boolean;
  /** Show the unit as soon as it is complete, and leave the rest of the answer. */
  readonly early: boolean;
  /** Read on a little after the unit is complete. */
  readonly tail: boolean;
  /** Do not ask where it is not worth it. */
  readonly gate: boolean;
  /** Hold new suggestions back until the user pauses. */
  readonly settle: boolean;
  /** Keep the visible suggestion while the user types into it. */
  readonly steady: boolean;
  /** Fetch the next suggestion while one is looked at. */
  readonly prefetch: boolean;
  /** Keep the head of the prompt stable. */
  readonly stablePrompt: boolean;
}

/** The engine as it is shipped. */
export const ALL_RULES: Rules = {
  cache: true,
  inflight: true,
  delay: true,
  early: true,
  tail: true,
  gate: true,
  settle: true,
  steady: true,
  prefetch: true,
  stablePrompt: true,
};
