/** Largest request body, in bytes; a longer one is answered 413. */
export const BODY_BYTES = 1_048_576;

/** Largest request head (request line and headers), in bytes; a longer one is answered 431. */
export const HEAD_BYTES = 16_384;

/** Longest a client may take to send the head of a request, in milliseconds. */
export const HEAD_MS = 10_000;

/** Longest a client may take to send a whole request, in milliseconds. */
export const REQUEST_MS = 20_000;

/** How often connections are checked against `HEAD_MS` and `REQUEST_MS`, in milliseconds. */
export const CHECK_MS = 1000;

/** Longest a completion may take before it is given up, in milliseconds. */
export const COMPLETION_MS = 120_000;

/** Longest a connection may be silent while a request is open, in milliseconds: frees what a client that stopped reading holds. */
export const SILENCE_MS = COMPLETION_MS + 30_000;

/** Longest an idle connection is kept for the next request, in milliseconds. */
export const KEEP_ALIVE_MS = 72_000;

/** Most connections at one time; more are closed at once. */
export const CONNECTIONS = 1024;

/** Longest model id, in UTF-16 units. */
export const MODEL_LENGTH = 200;

/** Most tokens of one completion; a larger `max_tokens` means this. */
export const MAX_TOKENS = 4096;

/** Tokens of one completion when a request names no `max_tokens`. */
export const DEFAULT_TOKENS = 256;

/** Most candidates of one request. */
export const MAX_CANDIDATES = 8;

/** Most stop sequences of one request, as in OpenAI's API. */
export const MAX_STOPS = 4;

/** Longest stop sequence, in UTF-16 units. */
export const STOP_LENGTH = 256;

/** Largest disclaimer file, in bytes. */
export const DISCLAIMER_BYTES = 262_144;

/** How long open streams may go on after the service was told to stop, in milliseconds. */
export const GRACE_MS = 2000;

/** How long the last events may take to leave after `GRACE_MS`, in milliseconds. */
export const FLUSH_MS = 250;

/** How long the id of a completion that nobody reported on is kept, in milliseconds: 30 days. */
export const UNREPORTED_MS = 30 * 86_400_000;

/** How often old ids are removed, in milliseconds, and how many at a time. */
export const PRUNE = { everyMs: 600_000, rows: 10_000 };
