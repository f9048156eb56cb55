import { isObject, type JsonObject } from '../protocol/json.ts';
import type { ServiceName } from './types.ts';

/** What the value of a field has to be. */
export type FieldRule =
  | { readonly kind: 'any' | 'boolean' | 'number' | 'object' }
  /** A list of texts, each one of `values` where that is given. */
  | { readonly kind: 'texts'; readonly values?: readonly string[] }
  /** Unix time in whole seconds, not before `from`. */
  | { readonly kind: 'time'; readonly from: number };

/** What is wrong with a field of the user's request; `editor/requestMessages` has the sentences. */
export type FieldProblem =
  /** Not an object at all. */
  | { readonly problem: 'shape' }
  /** Set by the extension, and read by it in the answer. */
  | { readonly problem: 'owned'; readonly field: string }
  /** The service takes no such field; `known` are those it takes. */
  | { readonly problem: 'unknown'; readonly field: string; readonly known: readonly string[] }
  | { readonly problem: 'value'; readonly field: string; readonly rule: FieldRule }
  /** The time range ends before it starts. */
  | { readonly problem: 'range'; readonly field: string; readonly after: string };

const OWNED = new Set(['model', 'prompt', 'messages', 'stream', 'n', 'suffix', 'echo']);

const ANY: FieldRule = { kind: 'any' };
const NUMBER: FieldRule = { kind: 'number' };
const TIME: FieldRule = { kind: 'time', from: 1_735_639_200 };
const TEXTS: FieldRule = { kind: 'texts' };

/** The fields that the strict services take; the others take what their model server takes. */
const FIELDS: Partial<Record<ServiceName, Readonly<Record<string, FieldRule>>>> = {
  offline: {},
  'llama-stack': {
    best_of: NUMBER,
    frequency_penalty: NUMBER,
    guided_choice: TEXTS,
    logit_bias: { kind: 'object' },
    logprobs: ANY,
    max_tokens: NUMBER,
    presence_penalty: NUMBER,
    prompt_logprobs: NUMBER,
    seed: NUMBER,
    stop: ANY,
    stream_options: { kind: 'object' },
    temperature: NUMBER,
    top_p: NUMBER,
    user: ANY,
  },
  qaip: {
    citation: { kind: 'boolean' },
    tags: TEXTS,
    tag_ids: TEXTS,
    source_types: { kind: 'texts', values: ['crawl', 'local_file', 'google_drive', 'github', 'notion'] },
    file_types: {
      kind: 'texts',
      values:
        'html pdf ppt pptx pptm doc docx docm xls xlsx xlsm md txt jsonl png jpg webp heic heif wav mp3 aiff aac m4a ogg flac mp4 mpg mov avi flv webm wmv 3gp notion_page'.split(
          ' ',
        ),
    },
    date_from: TIME,
    date_to: TIME,
    domains: TEXTS,
  },
};

/** What is wrong with the user's extra fields for a service, field by field; empty when all are in order. */
export function checkRequest(service: ServiceName, request: unknown): readonly FieldProblem[] {
  if (!isObject(request)) return [{ problem: 'shape' }];
  const problems = Object.entries(request).map(([field, value]) => problemOf(service, field, value));
  const { date_from: from, date_to: to } = request;
  const isReversed = service === 'qaip' && typeof from === 'number' && typeof to === 'number' && from > to;
  const range: FieldProblem = { problem: 'range', field: 'date_to', after: 'date_from' };
  return [...problems.filter((problem) => problem !== null), ...(isReversed ? [range] : [])];
}

/** The extra fields that are in order. */
export function acceptedFields(service: ServiceName, request: unknown): JsonObject {
  if (!isObject(request)) return {};
  const problems = checkRequest(service, request);
  const wrong = new Set(problems.map((problem) => ('field' in problem ? problem.field : null)));
  return Object.fromEntries(Object.entries(request).filter(([field]) => !wrong.has(field)));
}

function problemOf(service: ServiceName, field: string, value: unknown): FieldProblem | null {
  if (OWNED.has(field)) return { problem: 'owned', field };
  const known = FIELDS[service];
  if (known === undefined) return null;
  const rule = Object.hasOwn(known, field) ? known[field] : undefined;
  if (rule === undefined) return { problem: 'unknown', field, known: Object.keys(known) };
  return keeps(rule, value) ? null : { problem: 'value', field, rule };
}

function keeps(rule: FieldRule, value: unknown): boolean {
  switch (rule.kind) {
    case 'any':
      return value !== undefined;
    case 'boolean':
    case 'number':
      return typeof value === rule.kind;
    case 'object':
      return isObject(value);
    case 'texts':
      return (
        Array.isArray(value) &&
        value.every((item) => typeof item === 'string' && (rule.values?.includes(item) ?? true))
      );
    case 'time':
      return Number.isSafeInteger(value) && Number(value) >= rule.from;
  }
}
