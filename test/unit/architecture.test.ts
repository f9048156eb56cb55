import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

interface Import {
  /** Paths below `src`. */
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Whether nothing of an import or re-export is left once types are gone. */
function isTypesOnly(clause: string): boolean {
  if (clause.startsWith('type ')) return true;
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names !== undefined && names.every((name) => /^\s*type\s/.test(name));
}

/** The imports of a source file from others of `src`. */
function importsOf(from: string): Import[] {
  const code = readFileSync(join(root, 'src', from), 'utf8');
  const found = code.matchAll(
    /^(?:import|export)\s+([^;'"]*?)\s*from\s+'(\.[^']*)'|\bimport\('(\.[^']*)'\)/gmu,
  );
  return [...found].map(([, clause = '', named, called]) => ({
    from,
    to: join(from, '..', named ?? called ?? ''),
    typesOnly: isTypesOnly(clause),
  }));
}

const imports = globSync('**/*.ts', { cwd: join(root, 'src') }).flatMap(importsOf);

/** The folder that a file is in, or the file itself where it is in none. */
function part(path: string): string {
  return path.split('/')[0] ?? path;
}

/** The arrows of the picture, between the labels of its boxes. */
function drawnArrows(): string[] {
  const picture = /```mermaid\n(.*?)```/su.exec(text)?.[1] ?? '';
  const labels = new Map([...picture.matchAll(/(\w+)\[([^\]]+)\]/gu)].map(([, id, label]) => [id, label]));
  const arrows = picture.matchAll(/^\s*(\w+)(?:\[[^\]]+\])? (-->|-\.->) (\w+)/gmu);
  return [...arrows].map(([, from = '', arrow, to = '']) =>
    [labels.get(from) ?? from, arrow, labels.get(to) ?? to].join(' '),
  );
}

/** The arrows between the parts of `src` as the code has them; dotted where types alone are imported. */
function realArrows(): string[] {
  const arrows = new Map<string, boolean>();
  for (const { from, to, typesOnly } of imports) {
    const key = `${part(from)} ${part(to)}`;
    if (part(from) !== part(to)) arrows.set(key, (arrows.get(key) ?? true) && typesOnly);
  }
  return [...arrows].map(([key, typesOnly]) => key.replace(' ', typesOnly ? ' -.-> ' : ' --> '));
}

describe('docs/architecture.md', () => {
  it('draws every import from one part to another, and none that is not there', () => {
    assert.deepEqual(drawnArrows().toSorted(), realArrows().toSorted());
  });

  it('tells of every part', () => {
    const rows = [...text.matchAll(/^\| `src\/([^`]+?)\/?` \|/gmu)].map(([, name]) => name);
    const parts = readdirSync(join(root, 'src')).filter((name) => name !== 'package.json');
    assert.deepEqual(new Set(rows), new Set(parts));
  });

  it('names files and folders that are there', () => {
    const named = [...text.matchAll(/`([^`\s]*[/.][^`\s]*)`/gu)].map(([, path = '']) => path);
    assert.ok(named.length > 15);
    const missing = named.filter(
      (path) => !existsSync(join(root, path)) && !existsSync(join(root, 'src/editor', path)),
    );
    assert.deepEqual(missing, []);
  });

  it('leads a suggestion along imports that are there', () => {
    const known = new Set(imports.map(({ from, to }) => `${from} → ${to}`));
    const lines = [...text.matchAll(/^ {2}(\S+\.ts(?: → \S+\.ts(?:, \S+\.ts)*)+)/gmu)].map(
      ([, line = '']) => line,
    );
    assert.ok(lines.length > 15);
    const arrows = lines.flatMap((line) => {
      const [first = '', ...rest] = line.split(' → ');
      let from = first;
      return rest.flatMap((step) => {
        const targets = step.split(', ');
        const pairs = targets.map((to) => `${from} → ${to}`);
        from = targets.at(-1) ?? from;
        return pairs;
      });
    });
    assert.deepEqual(
      arrows.filter((arrow) => !known.has(arrow)),
      [],
    );
  });
});
