import { parseModel, parseModels, type ModelEntry } from '../protocol/models.ts';
import { BackendError } from './failures.ts';
import type { ModelInfo } from './types.ts';

/** The models in a listing; throws BackendError `malformed` where `value` is none. */
export function modelsOf(value: unknown): readonly ModelInfo[] {
  const entries = parseModels(value);
  if (entries === null) throw new BackendError({ kind: 'malformed', detail: 'models' });
  return entries.map(infoOf);
}

/** The model that `value` describes; throws BackendError `malformed` where it is none. */
export function modelOf(value: unknown): ModelInfo {
  const entry = parseModel(value);
  if (entry === null) throw new BackendError({ kind: 'malformed', detail: 'model' });
  return infoOf(entry);
}

function infoOf({ id, owner, created, context }: ModelEntry): ModelInfo {
  const facts = [owner, dayOf(created)];
  return { id, detail: facts.filter((fact) => fact !== null).join(' · '), contextTokens: context };
}

function dayOf(seconds: number | null): string | null {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
