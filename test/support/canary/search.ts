import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { RecordedRequest } from '../service/records.ts';
import { canary, spellingIn } from './needles.ts';

/** What was looked at, and where the token was found. */
export interface Found {
  /** What the places belong to. */
  readonly of: 'window' | 'host' | 'service' | 'results';
  readonly places: number;
  readonly bytes: number;
  /** Where, and in which spelling. */
  readonly hits: readonly string[];
}

/** One thing to look at. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

const records = join(import.meta.dirname, '../../../out/canary');

/** Looks for the token in all of these. */
export function search(of: Found['of'], places: Iterable<Place>): Found {
  const found = { of, places: 0, bytes: 0, hits: [] as string[] };
  for (const { name, bytes } of places) {
    found.places += 1;
    found.bytes += bytes.length;
    const spelling = spellingIn(bytes);
    if (spelling !== null) found.hits.push(`${name} ${spelling}`);
  }
  return found;
}

/** Every file below a folder but those that a test put there itself, and the names of all of them. Links are names and are not followed. */
export function* filesIn(
  folder: string,
  own: ReadonlySet<string> = new Set(),
  root = folder,
): Generator<Place> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(root, path);
    if (own.has(path)) continue;
    yield { name: `the name of ${name}`, bytes: Buffer.from(name) };
    if (entry.isDirectory()) yield* filesIn(path, own, root);
    if (!entry.isFile()) continue;
    const bytes = contentOf(path);
    if (bytes !== null) yield { name, bytes };
  }
}

/** Null for what was deleted meanwhile. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Texts by name, as places to look at. */
export function* textsOf(texts: Readonly<Record<string, string>>): Generator<Place> {
  for (const [name, text] of Object.entries(texts)) yield { name, bytes: Buffer.from(text) };
}

/** What a service received: all of each request but the one header that carries the token, and that too where it carries anything else. */
export function* requestsOf(requests: readonly RecordedRequest[]): Generator<Place> {
  for (const { method, path, query, headers, text } of requests) {
    const { authorization, ...others } = headers;
    const beyond = authorization === `Bearer ${canary}` ? '' : (authorization ?? '');
    const whole = `${path}?${query}\n${JSON.stringify(others)}\n${String(beyond)}\n${text}`;
    yield { name: `${method} ${path}`, bytes: Buffer.from(whole) };
  }
}

/** Keeps what was found until the end of the run. */
export function keep(found: Found): void {
  mkdirSync(records, { recursive: true });
  appendFileSync(join(records, `${String(process.pid)}.jsonl`), `${JSON.stringify(found)}\n`);
}

/** All that was kept in this run. */
export function kept(): readonly Found[] {
  mkdirSync(records, { recursive: true });
  const lines = readdirSync(records).flatMap((name) => readFileSync(join(records, name), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Found);
}
