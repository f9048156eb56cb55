import { readdirSync, readFileSync } from 'node:fs';

import type { Task } from './human.ts';

const FOLDER = new URL('programs/', import.meta.url);
/** Programs that stand above a part that is typed into a longer document: enough to fill the prompt's window. */
const ABOVE = 6;
const QUICK = 6;

/** What is typed: every other program from an empty file, the rest as a missing middle part of a long document. */
export function tasks(quick: boolean): readonly Task[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));
  const programs = names
    .toSorted()
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
  const all = programs.map(({ name, text }, index) => {
    if (index % 2 === 0) return { name, head: '', tail: '', target: text };
    const above = Array.from({ length: ABOVE }, (_, step) => programs[(index + step + 1) % programs.length]);
    return middle(name, text, above.map((program) => `${program?.text ?? ''}\n\n`).join(''));
  });
  return quick ? all.slice(0, QUICK) : all;
}

/** The middle third of a program, cut at lines. */
function middle(name: string, text: string, above: string): Task {
  const lines = text.trimEnd().split('\n');
  const from = lineAt(lines, lines.length / 3);
  const to = lineAt(lines, (2 * lines.length) / 3);
  const [first = '', ...rest] = lines.slice(from, to);
  const indent = /^ */.exec(first)?.[0] ?? '';
  return {
    name,
    head: `${above}${lines
      .slice(0, from)
      .map((line) => `${line}\n`)
      .join('')}${indent}`,
    target: [first.slice(indent.length), ...rest].join('\n').trimEnd(),
    tail: `\n${lines.slice(to).join('\n')}\n`,
  };
}

/** The first line with text from about a place on. */
function lineAt(lines: readonly string[], about: number): number {
  let at = Math.floor(about);
  while (at < lines.length - 1 && (lines[at] ?? '').trim() === '') at++;
  return at;
}
