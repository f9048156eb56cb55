import type { Member } from './offlineSurface.ts';

// Writes signatures in the form that `src/qiskit/api.ts` reads.

/** A member as the table has it behind its name: a type, or parameters and what is given back. */
export function body(member: Member): string {
  if (member.kind === 'property' || member.kind === 'attr')
    return member.ret ? `:${typeName(member.ret)}` : '';
  return (member.kind === 'static' || member.kind === 'class' ? '!' : '') + signature(member);
}

/** Parameters and result of a callable. */
export function signature(member: Member): string {
  const ret = typeName(member.ret ?? '');
  return `(${parameters(member.sig ?? `(${(member.params ?? []).join(', ')})`)})${ret}`;
}

/** Parameter names of a signature, `name=` with a default; `*` and `/` stay. */
function parameters(sig: string): string {
  const inner = sig.slice(1, sig.lastIndexOf(')'));
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= inner.length; at += 1) {
    const char = inner[at] ?? ',';
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts
    .filter((part) => part !== '' && !part.startsWith('_'))
    .map((part) => {
      const name = /^[*/]*\w*/.exec(part)?.[0] ?? '';
      return /=/.test(part.replace(/\[[^\]]*\]/g, '')) ? `${name}=` : name;
    })
    .join(',');
}

/** A return annotation cut to the class that can be followed: `list[X]`, a class name, or nothing. */
function typeName(annotation: string): string {
  const text = annotation
    .replaceAll(/['"]|typing\.|npt\.|np\.|types\.|expr\./g, '')
    .replace(/\s*\|\s*None$/, '')
    .trim();
  if (text.includes('|')) return '';
  const list = /^(?:list|tuple|Sequence|Iterable|List)\[(\w+)(?:, \.\.\.)?\]$/.exec(text);
  if (list) return `list[${typeName(list[1] ?? '')}]`;
  const name = /^(\w+)(?:\[.*\])?$/.exec(text)?.[1] ?? '';
  if (/^(?:None|Any|T|_\w+|\w*T|Callable)$/.test(name)) return name === 'None' ? 'None' : '';
  if (/^(?:float64|complex128)$/.test(name)) return 'float';
  if (name === 'NDArray') return 'ndarray';
  return name === 'Dict' ? 'dict' : name;
}
