import type { CitationEntry } from './citations.ts';
import { asText, isObject, type JsonObject } from './json.ts';

/** What one choice of an answer or of a stream event adds. */
export interface Choice {
  readonly index: number;
  readonly text: string;
  /** Why the candidate ended; null while it goes on. */
  readonly finish: string | null;
}

/** A completion object, or one event of its stream. */
export interface Completion {
  readonly id: string | null;
  readonly choices: readonly Choice[];
  /** Documents that the answer cites, where the service has any. */
  readonly citations?: readonly CitationEntry[];
}

/** Most candidates of one answer; an index beyond is taken for damage. */
const CHOICES_LIMIT = 128;

/** Reads a completion object or an event of its stream; null where it is neither. Events that only count usage have no choices. */
export function parseCompletion(value: unknown): Completion | null {
  return parseChoices(value, textOfChoice);
}

/** LiteLLM leaves the text out of events that only open an answer, or has null there; what has a message is an answer of a chat. */
function textOfChoice(choice: JsonObject): unknown {
  if (choice['text'] !== undefined) return choice['text'];
  return 'index' in choice && !('delta' in choice) && !('message' in choice) ? null : undefined;
}

/** Reads an OpenAI-shaped answer whose choices keep their text where `textOf` says; undefined there means damage, null means no text. */
export function parseChoices(value: unknown, textOf: (choice: JsonObject) => unknown): Completion | null {
  if (!isObject(value)) return null;
  const listed = value['choices'] ?? (isObject(value['usage']) ? [] : null);
  if (!Array.isArray(listed)) return null;
  const choices: Choice[] = [];
  for (const item of listed) {
    const choice = parseChoice(item, textOf);
    if (choice === null) return null;
    choices.push(choice);
  }
  return { id: asText(value['id']), choices };
}

function parseChoice(value: unknown, textOf: (choice: JsonObject) => unknown): Choice | null {
  if (!isObject(value)) return null;
  const index = value['index'] ?? 0;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= CHOICES_LIMIT)
    return null;
  const finish = value['finish_reason'] ?? null;
  if (finish !== null && typeof finish !== 'string') return null;
  const given = textOf(value);
  const text = given === null || (given === undefined && finish !== null) ? '' : given;
  if (typeof text !== 'string') return null;
  return { index, text, finish: asText(finish) };
}
