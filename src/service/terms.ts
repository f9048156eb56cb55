import { createHash } from 'node:crypto';
import { readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

import { StorageError } from './errors.ts';
import { DISCLAIMER_BYTES } from './limits.ts';

/** The file in the data folder that replaces the shipped disclaimer. */
export const DISCLAIMER_FILE = 'disclaimer.html';

const SHIPPED = new URL('./disclaimer.html', import.meta.url);
const DEFAULT_TITLE = 'About the code this service suggests';

/** The text to accept before a model answers. */
interface Terms {
  /** Names model and version, so that nobody accepts a text that changed after they read it. */
  readonly id: string;
  /** Changes whenever the text does. */
  readonly version: string;
  readonly title: string;
  /** HTML. */
  readonly body: string;
}

/** Gives a model's terms as they are at this moment; throws `StorageError` when the operator's file cannot be used. */
export type ReadTerms = (model: string) => Terms;

interface Text {
  readonly stamp: string;
  readonly body: string;
  readonly title: string;
  readonly version: string;
}

/** Reads the disclaimer of a data folder; the file is read again only when it changed. */
export function termsIn(folder: string): ReadTerms {
  const path = join(folder, DISCLAIMER_FILE);
  let text: Text | null = null;
  return (model) => {
    const stats = statusOf(path);
    const stamp =
      stats === null ? 'shipped' : `${String(stats.mtimeMs)} ${String(stats.size)} ${String(stats.ino)}`;
    if (text?.stamp !== stamp)
      text = parse(stamp, stats === null ? readFileSync(SHIPPED, 'utf8') : readOwn(path, stats));
    const id = `${hash(`${model}\0${text.version}`)}-${text.version}`;
    return { id, version: text.version, title: text.title, body: text.body };
  };
}

function statusOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw unusable(path, failedRead(error));
  }
}

function readOwn(path: string, stats: Stats): string {
  if (!stats.isFile()) throw unusable(path, 'is not a file');
  if (stats.size > DISCLAIMER_BYTES) throw unusable(path, `is larger than ${String(DISCLAIMER_BYTES)} bytes`);
  let body;
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw unusable(path, error instanceof TypeError ? 'is not UTF-8' : failedRead(error));
  }
  if (body.trim() === '') throw unusable(path, 'is empty');
  return body;
}

function failedRead(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return `cannot be read (${code})`;
}

function unusable(path: string, reason: string): StorageError {
  return new StorageError(path, `the disclaimer file ${reason}`);
}

function parse(stamp: string, body: string): Text {
  return { stamp, body, title: titleOf(body), version: hash(body) };
}

function titleOf(html: string): string {
  const found = /<(title|h1)\b[^>]*>([^]*?)<\/\1\s*>/iu.exec(html)?.[2] ?? '';
  const plain = found
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
  return plain === '' ? DEFAULT_TITLE : unescape(plain);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
