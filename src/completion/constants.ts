/*
 * Every number of the engine, with its unit and where it comes from.
 * "measured" is a figure of `npm run bench`; products are named where a value follows their public sources.
 */

// Windows

/** Characters before the cursor that a request carries at least, where the document has them: the largest prompt window and room for its anchor. */
export const BEFORE_WINDOW = 8_000;
/** Characters after the cursor that a request carries at least, where the document has them. */
export const AFTER_WINDOW = 4_000;
/** Documents longer than this (UTF-16 units) are left alone: a data file, not a program. */
export const MAX_DOCUMENT = 1_000_000;

// Cache

/** Answers remembered. */
export const CACHE_ENTRIES = 200;
/** Milliseconds an answer is remembered. */
export const CACHE_TTL_MS = 600_000;
/** Milliseconds a place that gave nothing is not asked again. */
export const EMPTY_TTL_MS = 30_000;
/** Characters above the cursor's line that identify a place. Enough to tell two functions apart, little enough to hash at each key. */
export const ANCHOR_CHARS = 512;
/** Lines a user may have typed since an answer began and still be served by it: a full block and its tail. */
export const LOOKBACK_LINES = 24;

// When to ask

/** Milliseconds the editor waits after a key before it asks a provider (VS Code: `InlineCompletionsDebounce`). */
export const EDITOR_DEBOUNCE_MS = 50;
/** Longest delay before a request, milliseconds. */
export const MAX_DELAY_MS = 400;
/**
 * Delay where prose is typed, in comments and docstrings, milliseconds: what the user will say is not to be guessed, and the
 * code that follows it is asked for at Enter. Measured: 5 % fewer requests, 0.1 points of keystrokes saved.
 */
export const PROSE_MS = 400;
/** Extra delay of the `relaxed` mode, milliseconds. */
export const RELAXED_MS = 600;
/** Gaps between keys that are remembered, and the longest that still counts as typing, milliseconds. */
export const GAPS_KEPT = 100;
export const GAP_LIMIT_MS = 400;
/** Gap assumed before any is known, and the bounds of the estimate, milliseconds. */
export const GAP_START_MS = 180;
export const GAP_MIN_MS = 80;
export const GAP_MAX_MS = 300;
/** Outcomes that shape the delay, how much each weighs, and how fast it fades, milliseconds (Tabby adapts the same way). */
export const OUTCOMES_KEPT = 10;
export const REJECT_WEIGHT = 1.35;
export const ACCEPT_WEIGHT = 0.85;
export const OUTCOME_FADE_MS = 600_000;
export const FACTOR_MIN = 0.5;
export const FACTOR_MAX = 3;
/** Milliseconds of quiet after Escape, anywhere and at the same prefix. */
export const ESCAPE_QUIET_MS = 500;
export const ESCAPE_PLACE_MS = 5_000;
/** Milliseconds of quiet after a snippet was inserted. */
export const SNIPPET_QUIET_MS = 3_000;
/** Milliseconds within which a selection that follows an insertion is the editor's work and not the user's. */
export const SNIPPET_SIGHT_MS = 150;
/** Words that make a comment a prompt while its line is still being typed. */
export const COMMENT_WORDS = 3;
/** Milliseconds an entry of the suggest widget must stay selected before it is asked about. */
export const WIDGET_STABLE_MS = 150;

// Requests

/** Requests open at once to a remote service. */
export const REMOTE_SLOTS = 2;
/** A request beside another that takes this many times as long as alone says that the server has one slot. */
export const SLOT_RATIO = 1.7;
/** Times that must be seen before it is believed, and milliseconds it is believed for. */
export const SLOT_SIGHTINGS = 2;
export const SLOT_MEMORY_MS = 600_000;
/** Delay floor for servers that finish what was aborted, milliseconds. */
export const DEAF_DELAY_MS = 300;
/**
 * How long a call waits for the first token of a running request before it asks beside it, in first-token times since that
 * request was sent: the first token resolves whether the text is typing into it. Measured against waiting 200 ms (Copilot's
 * way) on a slow service: 8 % fewer requests, 7 % fewer wasted tokens, nothing lost.
 */
export const JOIN_FIRST_TOKENS = 1.5;
/** First-token time assumed before any is measured, milliseconds. */
export const TTFT_START_MS = 300;
/** `max_tokens` of a line, a block, and an explicit request. */
export const LINE_TOKENS = 48;
export const BLOCK_TOKENS = 160;
export const EXPLICIT_TOKENS = 256;
/** Candidates of an explicit request, and the temperature of the second and third. */
export const CANDIDATES = 3;
export const ALTERNATE_TEMPERATURE = 0.4;
/** Milliseconds an explicit call waits for the other candidates once the first is there. */
export const ALTERNATES_WAIT_MS = 700;
/** The same where something is known already, so that more of it is what was asked for, milliseconds: the user may not see what is known. */
export const KNOWN_WAIT_MS = 2_500;
/** Milliseconds after which whole lines are returned although the unit is not complete. */
export const PARTIAL_MS = 2_500;
/** Milliseconds after which a request is given up. */
export const AUTOMATIC_LIMIT_MS = 10_000;
export const EXPLICIT_LIMIT_MS = 30_000;

// Display

/** Most lines and characters of a suggestion. */
export const UNIT_LINES = 12;
export const UNIT_CHARS = 600;
/** Lines read on after the unit is complete, for the cache, and milliseconds it may take. A half line is of no use: measured, one line is worth more than five. */
export const TAIL_LINES = 1;
export const TAIL_MS = 400;
/**
 * Reading on saves the wait for a first token where the unit is taken, but for a moment that nobody notices, and costs the
 * time in which so many pieces are written: the share of that time which must be won for it, how many tails the chance is
 * learned from, and how many are left before one is tried again. Measured against reading on behind whatever the user has
 * typed into: 2 points fewer wasted tokens on a fast service, 8 with one slot, where 1.6 points more keystrokes are saved.
 */
export const UNNOTICED_MS = 80;
export const TAIL_PIECES = 10;
export const TAIL_PRICE = 0.35;
export const TAIL_WINDOW = 20;
export const TAIL_TRIAL = 12;
/** Milliseconds after the last key before a suggestion that does not continue the visible one is returned: of one line, of several. */
export const SETTLE_LINE_MS = 120;
export const SETTLE_BLOCK_MS = 200;
/** The same on an empty line after Enter, and after Tab, where the next Tab may be meant to indent. */
export const SETTLE_ENTER_MS = 200;
export const SETTLE_TAB_MS = 400;

// Prompts

/** Prompt budgets in characters. */
export const BUDGETS = {
  remote: { before: 6_000, after: 1_500, context: 2_000 },
  oneSlot: { before: 3_000, after: 500, context: 1_000 },
  inProcess: { before: 8_000, after: 1_500, context: 4_000 },
} as const;
/** Characters by which a full window moves on at once, so that the head of the prompt stays the same between moves. */
export const WINDOW_STEP = 1_024;
/** Share of the first words of the suffix that may differ while the former suffix is still sent, and how many words are compared (Copilot: 10 % of 50). */
export const SUFFIX_DRIFT = 0.1;
export const SUFFIX_WORDS = 50;

/** Cells below the cursor's cell that go into the suffix. */
export const CELLS_AFTER = 2;
/** Share of the context budget that neighbouring files may take. */
export const NEIGHBOUR_SHARE = 0.5;
/** Characters right of the cursor in which the names in use are looked for. */
export const NAMES_AFTER = 1_000;

// Prefetch

/** Milliseconds a suggestion must have been visible before the next one is fetched. */
export const PREFETCH_DWELL_MS = 400;
/** Shown suggestions looked at, and the share of them that must have been accepted. */
export const PREFETCH_SHOWN = 20;
export const PREFETCH_RATE = 0.2;

// Failures

/** Failures in a row that open the breaker, and for how long, milliseconds, the first time, the second, and from then on. */
export const BREAKER_FAILURES = 3;
export const BREAKER_OPEN_MS: readonly number[] = [15_000, 60_000, 300_000];
/** Milliseconds of quiet after a 429 without `Retry-After`, doubled each time up to the limit. */
export const RETRY_AFTER_MS = 10_000;
export const RETRY_LIMIT_MS = 300_000;
/** Milliseconds between looks at a server that is loading its model. */
export const LOADING_MS = 3_000;
/** Milliseconds without a key before an automatic request may test a service that failed. */
export const PROBE_IDLE_MS = 1_000;

// Memory of decisions

/** Decisions kept for "Why No Suggestion?". */
export const DECISIONS_KEPT = 50;
