import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { circumstancesOf } from '../src/offline/circumstances.ts';
import { Knowledge } from '../src/offline/knowledge.ts';
import { Memory, type Record as Read } from '../src/offline/memory.ts';
import type { OfflineTables } from '../src/offline/tables.ts';
import type { Program } from './offlinePrograms.ts';
import { bump, rows, type Rows, rowsOf, textOf } from './offlineRows.ts';

// Counts attributes by the circumstances that they are asked in, over the training programs, and adds what `offlineUses.json` counts of public ones.

/** Statements above that are handed on. */
const ABOVE = 80;
/** Sights that a row of circumstances needs in the training programs. */
const LEAST = 2;
/** What one sight in public code counts: of a circumstance, and of a class. */
const CIRCUMSTANCE = 0.5;
const CLASS = 1;
/** Names that a row keeps. */
const MOST = { circumstance: 24, class: 60 };

/** Every attribute that some statements ask, with the rows that it counts in. */
export function* usesIn(
  all: readonly Read[],
): Generator<{ readonly key: string; readonly name: string; readonly circumstance: boolean }> {
  for (const [at, { accesses, indent }] of all.entries()) {
    const around = { records: all.slice(Math.max(0, at - ABOVE), at), indent };
    for (const access of accesses) {
      const { type, name, place } = access;
      if (type === '') continue;
      yield { key: type, name, circumstance: false };
      yield { key: `${type}@${place}`, name, circumstance: false };
      for (const [, keys] of circumstancesOf(access, around))
        for (const key of keys) yield { key, name, circumstance: true };
    }
  }
}

/** The rows of attributes with what the circumstances and public code add. */
export function withUses(tables: OfflineTables, programs: readonly Program[]): string {
  const counted = circumstanceRows(tables, programs);
  const attributes: Rows = new Map();
  const before = rowsOf(tables.attributes);
  const uses = readUses();
  for (const key of new Set([...counted.keys(), ...Object.keys(uses)])) {
    const known = readRow(before[key] ?? '');
    const sights = [...(counted.get(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    const own = sights < LEAST ? new Map<string, number>() : counted.get(key);
    for (const [name, count] of [...known, ...(own ?? [])]) bump(attributes, key, name, count);
    const weight = IS_CLASS.test(key) ? CLASS : CIRCUMSTANCE;
    for (const [name, count] of readRow(uses[key] ?? '')) bump(attributes, key, name, count * weight);
  }
  const classes = new Map([...attributes].filter(([key]) => IS_CLASS.test(key)));
  const others = new Map([...attributes].filter(([key]) => !IS_CLASS.test(key)));
  return textOf({
    ...before,
    ...rows(classes, ' ', MOST.class),
    ...rows(others, ' ', MOST.circumstance),
  });
}

/** A class, or a class at a place. */
const IS_CLASS = /^[\w. ]+(?:@\w)?$/u;

function circumstanceRows(tables: OfflineTables, programs: readonly Program[]): Rows {
  const knowledge = new Knowledge(tables);
  const counted: Rows = new Map();
  for (const { cells } of programs) {
    const memory = new Memory(knowledge);
    memory.update(cells.join(''));
    for (const { key, name, circumstance } of usesIn(memory.records))
      if (circumstance) bump(counted, key, name, 1);
  }
  return counted;
}

function readUses(): Readonly<Record<string, string>> {
  const path = join(import.meta.dirname, 'offlineUses.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
}

function readRow(text: string): [name: string, count: number][] {
  const parts = text.split(' ');
  const found: [string, number][] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) found.push([parts[at] ?? '', Number(parts[at + 1])]);
  return found;
}
