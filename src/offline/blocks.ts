import type { Idiom } from './parse.ts';
import { agreement, words } from './phrases.ts';
import { indentOf, type Place, type Proposal } from './place.ts';
import { type Binding, scan } from './scope.ts';
import { render, templatesOf } from './template.ts';

const ENOUGH = 0.6;

/** Whole blocks for the comment at the cursor, or for the one on the line above an empty line. */
export function blocks(place: Place, library: readonly Idiom[]): Proposal[] {
  const onComment = /^\s*#+\s*(\S.*)$/.exec(place.line);
  const above = place.earlier.trimEnd().slice(place.earlier.trimEnd().lastIndexOf('\n') + 1);
  const atEmpty = place.line.trim() === '' && place.earlier.endsWith(`${above}\n`);
  const comment = onComment?.[1] ?? (atEmpty ? /^\s*#+\s*(\S.*)$/.exec(above)?.[1] : undefined);
  if (comment === undefined || place.rest.trim() !== '') return [];
  const indent = indentOf(onComment ? place.line : place.line || above);
  const asked = words(comment);
  const scope = scan(place.earlier);
  const lead = onComment ? `\n${indent}` : place.line === indent ? '' : indent;
  const found: Proposal[] = [];
  for (const idiom of library) {
    const score = agreement(asked, idiom);
    if (score < ENOUGH) continue;
    const text = write(idiom, scope, { indent, unit: place.unit });
    if (text !== null) found.push({ text: lead + text, confidence: 0.35 + 0.6 * score });
  }
  return found;
}

/** Writes a block at an indentation with the user's names and, at the outermost level, the imports that are missing. */
function write(
  idiom: Idiom,
  scope: ReadonlyMap<string, Binding>,
  shape: { indent: string; unit: string },
): string | null {
  const lines: string[] = [];
  if (shape.indent === '') {
    for (const { module, names } of idiom.imports) {
      const missing = names.filter((name) => !scope.has(name.split(' as ').at(-1) ?? name));
      if (missing.length > 0)
        lines.push(
          module === '' ? `import ${missing[0] ?? ''}` : `from ${module} import ${missing.join(', ')}`,
        );
    }
    if (lines.length > 0) lines.push('');
  }
  for (const template of templatesOf([idiom])) {
    const raw = idiom.lines[template.at] ?? '';
    const text =
      raw.includes('"""') || template.tokens.length === 0
        ? raw.trim()
        : render(template.tokens, { template, names: new Map(), scope });
    if (text === null) return null;
    lines.push(text === '' ? '' : shape.unit.repeat(template.indent) + text);
  }
  return lines.map((line, at) => (at === 0 || line === '' ? line : shape.indent + line)).join('\n');
}
