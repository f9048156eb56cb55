import { readFileSync } from 'node:fs';

import type { CompletionRequest, Trigger, Unit } from '../../../src/completion/types.ts';
import { typed } from '../../support/request.ts';

/**
 * A case of a golden file. `===` names it; `unit:`, `trigger:`, `indent:` and `covers:` lines may follow; then sections. In `at`, `‸` is the
 * cursor. `␣`, `⇥`, `⏎` and `<U+XXXX>` stand for a blank, a tab, CR LF and a character that could not be seen.
 */
export interface Golden {
  readonly name: string;
  readonly request: CompletionRequest;
  readonly unit: Unit;
  readonly answer: string;
  readonly covers: number;
  readonly expected:
    | { readonly kind: 'dropped'; readonly rule: string }
    | { readonly kind: 'unchanged' }
    | { readonly kind: 'becomes'; readonly text: string; readonly replaceAfter: number };
}

/** A request at the `‸` of a text. */
export function requestAt(marked: string, changes: Partial<CompletionRequest> = {}): CompletionRequest {
  const [before = '', after = ''] = marked.split('‸');
  return typed({ before, after, ...changes });
}

/** Cases of a golden file beside this module. */
export function readGolden(name: string): Golden[] {
  const text = readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8');
  const [, ...cases] = `\n${text.trimEnd()}\n`.split(/\n=== /u);
  return cases.map(readCase);
}

function readCase(text: string): Golden {
  const [head = '', ...parts] = text.split(/^--- /mu);
  const [name = '', ...options] = head.trim().split('\n');
  const option = (key: string): string =>
    options.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? '';
  const sections = new Map(parts.map((part, index) => readSection(part, index === parts.length - 1)));
  const [style, size] = option('indent').split(' ');
  const [kind, indent] = option('unit').split(' ');
  const trigger: Trigger = option('trigger') === 'explicit' ? 'explicit' : 'automatic';
  return {
    name,
    request: requestAt(sections.get('at') ?? '', {
      trigger,
      indentation: { tabs: style === 'tab', size: Number(size ?? 4) },
    }),
    unit: kind === 'block' ? { kind, indent: Number(indent) } : { kind: 'line' },
    answer: sections.get('answer') ?? '',
    covers: Number(option('covers')),
    expected: expectation(sections),
  };
}

function expectation(sections: ReadonlyMap<string, string>): Golden['expected'] {
  if (sections.has('unchanged')) return { kind: 'unchanged' };
  const dropped = [...sections.keys()].find((key) => key.startsWith('dropped'));
  if (dropped !== undefined) return { kind: 'dropped', rule: dropped.slice('dropped '.length) };
  const replaceAfter = Number(sections.get('replaces') ?? 0);
  return { kind: 'becomes', text: sections.get('becomes') ?? '', replaceAfter };
}

function readSection(part: string, last: boolean): [string, string] {
  const end = part.indexOf('\n');
  const name = end === -1 ? part : part.slice(0, end);
  const body = part.slice(end + 1).replace(/\n$/u, '');
  const text = last ? body.replace(/\n$/u, '') : body;
  const visible: Readonly<Record<string, string>> = { '␣': ' ', '⇥': '\t', '⏎': '\r\n' };
  const unescaped = text
    .replace(/[␣⇥⏎]/gu, (char) => visible[char] ?? char)
    .replace(/<U\+([0-9A-F]{4,5})>/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  return [name.trim(), unescaped];
}
