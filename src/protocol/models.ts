import { asCount, asText, isObject, type JsonObject } from './json.ts';

/** A model as a service describes it. */
export interface ModelEntry {
  readonly id: string;
  readonly owner: string | null;
  /** Seconds since 1970. */
  readonly created: number | null;
  /** Context length in tokens. */
  readonly context: number | null;
}

/** Reads a listing of models: in `data`, in `models`, or a bare array; null where it is none of these, or has entries of which none is a model. Entries without a name and embedding models are left out. */
export function parseModels(value: unknown): readonly ModelEntry[] | null {
  const list = listOf(value);
  if (list === null) return null;
  const found = new Map<string, ModelEntry>();
  let some = list.length === 0;
  for (const item of list) {
    const model = parseModel(item);
    some ||= model !== null;
    if (model !== null && !isEmbedding(item) && !found.has(model.id)) found.set(model.id, model);
  }
  return some ? [...found.values()] : null;
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (Array.isArray(value['data'])) return value['data'];
  if (Array.isArray(value['models'])) return value['models'];
  // Ollama without any model answers `data: null`.
  return value['data'] === null || value['models'] === null ? [] : null;
}

/** Reads one model, which servers name by `id`, `identifier`, `model` or `name`; null where there is no name. */
export function parseModel(value: unknown): ModelEntry | null {
  if (!isObject(value)) return null;
  const id =
    asText(value['id']) ?? asText(value['identifier']) ?? asText(value['model']) ?? asText(value['name']);
  if (id === null) return null;
  return {
    id,
    owner: asText(value['owned_by']) ?? asText(value['provider_id']),
    created: asCount(value['created']),
    context: contextOf(value),
  };
}

/** Llama Stack lists its embedding models among the others, at first in a field of its own, since then in its metadata. */
function isEmbedding(value: unknown): boolean {
  if (!isObject(value)) return false;
  const metadata = isObject(value['custom_metadata']) ? value['custom_metadata'] : {};
  return value['model_type'] === 'embedding' || metadata['model_type'] === 'embedding';
}

function contextOf(model: JsonObject): number | null {
  const meta = isObject(model['meta']) ? model['meta'] : {};
  return (
    asCount(meta['n_ctx']) ??
    asCount(model['max_model_len']) ??
    asCount(model['context_length']) ??
    asCount(model['context_window'])
  );
}
