/** Characters before the cursor that a request carries at least, where the document has them: the largest prompt window and room for its anchor. */
export const BEFORE_WINDOW = 8_000;
/** Characters after the cursor that a request carries at least, where the document has them. */
export const AFTER_WINDOW = 4_000;
/** Documents longer than this (UTF-16 units) are left alone: a data file, not a program. */
export const MAX_DOCUMENT = 1_000_000;

/** Milliseconds the editor waits after a key before it asks a provider (VS Code: `InlineCompletionsDebounce`). */
export const EDITOR_DEBOUNCE_MS = 50;
