import { asCount, asText, isObject, type JsonObject } from './json.ts';

/** What an error body says. */
export interface ErrorBody {
  /** Plain text without line ends, at most 300 characters; null where the body has none. */
  readonly detail: string | null;
  /** Machine-readable code, as the server spells it. */
  readonly code: string | null;
  /** Numeric status that the body itself names. */
  readonly status: number | null;
  /** How much the model can read, in tokens, where the body says that the prompt is too long. */
  readonly context: ContextLimit | null;
}

/** A limit that a prompt went over. */
export interface ContextLimit {
  readonly tokens: number;
  /** Tokens of the prompt by the server's count; null where it does not tell. */
  readonly used: number | null;
}

/** Servers that name the limit in words only: vLLM, TGI, and what copies OpenAI. */
const LIMIT_WORDS = [
  /maximum context length (?:is|of) (?:only )?(\d{2,9}) tokens/i,
  /`max_new_tokens` must be <= (\d{2,9})/i,
  /context (?:size|window|length) \(?(?:is |of )?(\d{2,9}) tokens/i,
];
const USED_WORDS = [
  /(\d{2,9}) in the (?:messages|prompt)/i,
  /(?:has|contains|given:) (\d{2,9}) (?:input|prompt|`inputs`) tokens/i,
  /(?:has|contains|with) (?:at least )?(\d{2,9}) input tokens/i,
];

const DETAIL_LIMIT = 300;
const PROBLEMS_SHOWN = 3;

/** Whether a decoded answer is an error although its status said otherwise (LM Studio, and every stream that breaks off). */
export function isError(value: unknown): boolean {
  if (!isObject(value)) return false;
  return (value['error'] ?? false) !== false || value['object'] === 'error';
}

/** Reads an error body of any known shape: `error.message`, `error`, `error.detail`, `detail` as text or list, `message`, `title`, or plain text. What `secret` says is never repeated: some services quote the key they refuse. */
export function readError(value: unknown, secret: string | null = null): ErrorBody {
  if (!isObject(value))
    return { detail: plain(asText(value), secret), code: null, status: null, context: null };
  const inner = isObject(value['error']) ? value['error'] : value;
  const message = messageOf(inner) ?? asText(value['error']) ?? messageOf(value);
  return {
    detail: plain(message, secret),
    code: asText(inner['code']) ?? asText(inner['type']) ?? asText(value['error_type']),
    status: statusOf(inner['code']) ?? statusOf(inner['status']),
    context: contextOf(inner, message ?? ''),
  };
}

function contextOf(inner: JsonObject, message: string): ContextLimit | null {
  const tokens = asCount(inner['n_ctx']) ?? firstNumber(LIMIT_WORDS, message);
  if (tokens === null) return null;
  return { tokens, used: asCount(inner['n_prompt_tokens']) ?? firstNumber(USED_WORDS, message) };
}

function firstNumber(patterns: readonly RegExp[], text: string): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text.slice(0, DETAIL_LIMIT * 4))?.[1];
    if (found !== undefined) return asCount(Number(found));
  }
  return null;
}

function messageOf(value: JsonObject): string | null {
  const { message, detail, title } = value;
  return asText(message) ?? textOfDetail(detail) ?? asText(title);
}

function textOfDetail(detail: unknown): string | null {
  if (typeof detail === 'string') return asText(detail);
  const problems = Array.isArray(detail) ? detail : isObject(detail) ? detail['errors'] : null;
  if (!Array.isArray(problems)) return isObject(detail) ? asText(detail['message']) : null;
  const sentences = problems.slice(0, PROBLEMS_SHOWN).map(problemText);
  return asText(sentences.filter((sentence) => sentence !== null).join('; '));
}

// Only the place and the message of a problem: its `input` holds what the user wrote.
function problemText(problem: unknown): string | null {
  if (!isObject(problem)) return asText(problem);
  const message = asText(problem['msg']) ?? asText(problem['message']);
  const place = Array.isArray(problem['loc']) ? problem['loc'].join('.') : '';
  return message === null || place === '' ? message : `${place}: ${message}`;
}

function statusOf(value: unknown): number | null {
  const status = asCount(value);
  return status !== null && status >= 400 && status <= 599 ? status : null;
}

function plain(text: string | null, secret: string | null): string | null {
  if (text === null) return null;
  const line = (secret === null ? text : text.replaceAll(secret, '***'))
    .slice(0, DETAIL_LIMIT * 4)
    .replaceAll(/<[^<>]*>|[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  if (line.length <= DETAIL_LIMIT) return asText(line);
  // Never end inside a surrogate pair.
  return `${line.slice(0, DETAIL_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
