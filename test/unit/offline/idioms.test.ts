import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { parser } from '@lezer/python';

import { parseIdioms } from '../../../src/offline/parse.ts';
import type { OfflineTables } from '../../../src/offline/tables.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { base } from '../../../src/qiskit/infer.ts';
import { Scope } from '../../../src/qiskit/scope.ts';
import { split } from '../../../src/qiskit/statements.ts';

const folder = join(import.meta.dirname, '../../../src/offline');
const tables = JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')) as OfflineTables;
const api = new Api(tables.api);
const files = readdirSync(join(folder, 'idioms')).filter((name) => name.endsWith('.py'));
const idioms = files.flatMap((name) =>
  parseIdioms(readFileSync(join(folder, 'idioms', name), 'utf8')).map((idiom) => ({ name, idiom })),
);

function syntaxErrors(text: string): number {
  let errors = 0;
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) errors += 1;
    },
  });
  return errors;
}

/** Qiskit names, attributes and keywords of a block that the API does not have. */
function unknownApi(
  lines: readonly string[],
  imports: string,
  uses: Readonly<Record<string, string>>,
): string[] {
  const scope = new Scope(api, () => '');
  split(imports).statements.forEach((statement, at) => scope.apply(statement, at));
  for (const [name, type] of Object.entries(uses)) scope.declare(name, type);
  const unknown: string[] = [];
  split(`${lines.join('\n')}\n`).statements.forEach((statement, at) => {
    scope.enter(statement.indent);
    const { words } = statement;
    words.forEach((word, dot) => {
      const name = words[dot + 1];
      if (word.text !== '.' || name?.kind !== 'name') return;
      const type = scope.inference.receiver(words, dot);
      const id = base(type.replace(/^class:/u, ''));
      if (type.startsWith('module:')) {
        if (api.hasModule(type.slice(7)) && !api.exports(type.slice(7)).has(name.text))
          unknown.push(`${type}.${name.text}`);
      } else if (api.hasClass(id) && !OPEN.has(id) && !api.members(id).has(name.text))
        unknown.push(`${id}.${name.text}`);
      else if (api.isOld(`${id}.${name.text}`)) unknown.push(`deprecated ${id}.${name.text}`);
      if (api.hasClass(id))
        unknown.push(...badKeywords(words, dot + 2, api.members(id).get(name.text)?.parameters));
    });
    words.forEach((word, open) => {
      const callee = words[open - 1];
      if (word.text !== '(' || callee?.kind !== 'name' || words[open - 2]?.text === '.') return;
      unknown.push(...badKeywords(words, open, api.call(scope.typeOf(callee.text) ?? '')?.parameters));
    });
    scope.apply(statement, at);
  });
  return unknown;
}

const OPEN = new Set(['DataBin', 'Options']);

function badKeywords(
  words: readonly { text: string; kind: string }[],
  open: number,
  parameters: readonly string[] | undefined,
): string[] {
  if (words[open]?.text !== '(' || !parameters || parameters.some((one) => one.startsWith('**'))) return [];
  const known = new Set(parameters.map((one) => one.replace('=', '')));
  const bad: string[] = [];
  let depth = 0;
  for (let at = open; at < words.length; at += 1) {
    if (words[at]?.kind === 'open') depth += 1;
    if (words[at]?.kind === 'close' && (depth -= 1) === 0) break;
    const keyword =
      depth === 1 &&
      words[at]?.kind === 'name' &&
      words[at + 1]?.text === '=' &&
      /^[(,]$/u.test(words[at - 1]?.text ?? '');
    if (keyword && !known.has(words[at]?.text ?? ''))
      bad.push(`${words[open - 1]?.text ?? ''}(${words[at]?.text ?? ''}=)`);
  }
  return bad;
}

function importsOf(idiom: { imports: readonly { module: string; names: readonly string[] }[] }): string {
  return idiom.imports
    .map(({ module, names }) =>
      module === ''
        ? names.map((name) => `import ${name}\n`).join('')
        : `from ${module} import ${names.join(', ')}\n`,
    )
    .join('');
}

describe('the idiom library', () => {
  it('has at least 250 blocks, each with a title and phrases of its own', () => {
    assert.ok(idioms.length >= 250, String(idioms.length));
    const titles = new Set(idioms.map(({ idiom }) => idiom.title));
    assert.equal(titles.size, idioms.length);
    for (const { idiom } of idioms) assert.ok(idiom.say.length > 0, idiom.title);
  });

  for (const { name, idiom } of idioms) {
    it(`${name}: ${idiom.title}`, () => {
      const imports = importsOf(idiom);
      assert.equal(syntaxErrors(`${imports}${idiom.lines.join('\n')}\n`), 0, 'syntax');
      for (const { module, names } of idiom.imports) {
        if (!module.startsWith('qiskit')) continue;
        for (const one of names)
          assert.ok(api.exports(module).has(one) && !api.isOld(one), `from ${module} import ${one}`);
      }
      assert.deepEqual(unknownApi(idiom.lines, imports, idiom.uses), []);
    });
  }

  it('is what the tables hold', () => {
    assert.deepEqual(
      tables.idioms.map(({ title }) => title).toSorted(),
      idioms.map(({ idiom }) => idiom.title).toSorted(),
    );
  });
});
