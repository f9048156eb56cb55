import type { SourceRequest } from '../completion/types.ts';
import type { JsonObject } from '../protocol/json.ts';

/** Most stop strings that every known service takes. */
const STOPS_LIMIT = 4;

/** The body of a streamed OpenAI completions request. Half a surrogate pair, which breaks servers, is replaced; an empty `stop`, which ends answers at once, is left out; `extra` are the user's own fields. */
export function completionBody(request: SourceRequest, extra: JsonObject = {}): JsonObject {
  return {
    model: request.model,
    prompt: wellFormed(request.prompt),
    ...samplingOf(request),
    stream: true,
    ...(request.n !== undefined && request.n > 1 ? { n: request.n } : {}),
    ...(request.suffix === undefined ? {} : { suffix: wellFormed(request.suffix) }),
    ...extra,
  };
}

/** The fields that limit an answer, which completions and chat completions share. */
export function samplingOf(request: SourceRequest): JsonObject {
  const stop = request.stop.filter((text) => text !== '').slice(0, STOPS_LIMIT);
  return {
    max_tokens: request.maxTokens,
    temperature: request.temperature,
    ...(stop.length === 0 ? {} : { stop }),
  };
}

/** `text` with every lone surrogate replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
