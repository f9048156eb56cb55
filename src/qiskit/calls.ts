import type { Type } from './api.ts';
import { isKeyword } from './infer.ts';
import { lastOf, type Lookup, packageOf } from './lookup.ts';
import type { Removal } from './removals.ts';
import type { Scope } from './scope.ts';
import type { Word } from './statements.ts';

/** What is called. */
export interface Called {
  /** `function`, `Class` or `Class.method`. */
  readonly key: string;
  /** Where it was imported from; empty for methods. */
  readonly path: string;
}

/** The bracket of the call that a word stands in directly; -1 for none. */
export function openCall(words: readonly Word[], at: number): number {
  let depth = 0;
  for (let place = at - 1; place >= 0; place -= 1) {
    const { kind, text } = words[place] ?? {};
    if (kind === 'close') depth += 1;
    else if (kind === 'open' && depth > 0) depth -= 1;
    else if (kind === 'open') {
      const name = words[place - 1];
      return text === '(' && name?.kind === 'name' && !isKeyword(name.text) ? place : -1;
    }
  }
  return -1;
}

/** What the call calls whose bracket is at `open`. */
export function calledAt(words: readonly Word[], open: number, scope: Scope): Called {
  const name = words[open - 1]?.text ?? '';
  const receiver = words[open - 2]?.text === '.' ? scope.inference.receiver(words, open - 2) : undefined;
  if (receiver === undefined) {
    const variable = scope.find(name);
    return { key: keyOf(variable?.type ?? ''), path: variable?.origin === 'import' ? variable.path : '' };
  }
  if (!receiver.startsWith('module:'))
    return { key: `${receiver.replace(/^class:/u, '')}.${name}`, path: '' };
  const module = receiver.slice(7);
  return { key: keyOf(scope.inference.moduleMember(module, name)), path: `${module}.${name}` };
}

/** Whether what is called is the owner of an entry. */
export function isCallOf({ key, path }: Called, entry: Removal, lookup: Lookup): boolean {
  if (path !== '' && packageOf(path) !== entry.package) return false;
  const [owner = '', method] = entry.owner.split('.');
  const [type = '', name] = key.split('.');
  if (method !== undefined) return method === name && lookup.owns(owner, type);
  return path !== '' && name === undefined && lookup.owns(owner, type);
}

function keyOf(type: Type): string {
  return type.startsWith('function:') ? lastOf(type.slice(9)) : type.replace(/^class:/u, '');
}
