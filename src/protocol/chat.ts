import { parseCitations } from './citations.ts';
import { parseChoices, type Completion } from './completions.ts';
import { isObject, type JsonObject } from './json.ts';

/** Reads a chat completion object or an event of its stream, with the documents it cites; null where it is neither. Roles, reasoning and tool calls count as no text. */
export function parseChat(value: unknown): Completion | null {
  const completion = parseChoices(value, contentOf);
  if (completion === null || !isObject(value)) return null;
  const choices = Array.isArray(value['choices']) ? value['choices'] : [];
  const citations = choices.filter(isObject).flatMap((choice) => parseCitations(choice['citations']));
  return citations.length === 0 ? completion : { ...completion, citations };
}

function contentOf(choice: JsonObject): unknown {
  const message = choice['delta'] ?? choice['message'];
  return isObject(message) ? (message['content'] ?? '') : undefined;
}
