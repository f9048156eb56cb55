import { asId, isObject } from './json.ts';

/** The terms of a model. `body` is HTML as the server sent it, not sanitised. */
export interface DisclaimerEntry {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly body: string;
  readonly accepted: boolean;
}

/** Reads a disclaimer; null without an id or a body, for then there is nothing to accept. */
export function parseDisclaimer(value: unknown): DisclaimerEntry | null {
  if (!isObject(value)) return null;
  const id = asId(value['id']);
  const { body, title } = value;
  if (id === null || typeof body !== 'string') return null;
  return {
    id,
    version: asId(value['version']) ?? '',
    title: typeof title === 'string' ? title : '',
    body,
    accepted: value['accepted'] === true,
  };
}

/** Whether `value` confirms an answer to a disclaimer or an acceptance: any object without an explicit `success: false`, or a bare `true`; null where it says neither. */
export function parseSuccess(value: unknown): boolean | null {
  if (isObject(value)) return value['success'] !== false;
  return typeof value === 'boolean' ? value : null;
}
