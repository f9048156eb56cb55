const HTTP_DATE =
  /^[A-Z][a-z]{2,8},? (?:\d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;
/** No server is obeyed for longer than an hour. */
const LIMIT_MS = 3_600_000;

/** Milliseconds to wait by a Retry-After header (seconds, or a date compared with `now` in milliseconds), or null where it says nothing usable: a wait that is over is none. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return usable(Number(text) * 1000);
  if (!HTTP_DATE.test(text)) return null;
  // asctime dates name no zone, and are in GMT.
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return usable(at - now);
}

function usable(ms: number): number | null {
  return ms > 0 ? Math.min(LIMIT_MS, Math.ceil(ms)) : null;
}
